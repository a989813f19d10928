namespace Windhover.Core.Detection;

/// <summary>One ATT&amp;CK technique with the tactic that it serves here.</summary>
/// <param name="Tactic">Tactic id, <c>TA0006</c>; "" when not known.</param>
/// <param name="Technique">Technique id, <c>T1552.005</c>; "" when only the tactic is known.</param>
public sealed record AttackTechnique(string Tactic, string Technique);

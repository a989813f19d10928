namespace Windhover.Core.Detection.Rules;

/// <summary>Holds when every part holds.</summary>
internal sealed record AllCondition(ModelPlace Place, IReadOnlyList<Condition> Parts) : Condition(Place);

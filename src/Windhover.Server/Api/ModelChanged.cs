namespace Windhover.Server.Api;

/// <summary>What became of a change of a model.</summary>
/// <param name="Version">The version that it made.</param>
/// <param name="IsInForce">False while the engine still goes on with what it was before; it takes it up as soon as it can.</param>
/// <param name="Model">The model now; null where there is none any more.</param>
public sealed record ModelChanged(int Version, bool IsInForce, ModelSummary? Model);

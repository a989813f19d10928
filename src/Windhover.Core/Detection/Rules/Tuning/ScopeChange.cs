namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>Where models run from now on.</summary>
/// <param name="Models">Ids of the models.</param>
/// <param name="Scope">Where.</param>
internal sealed record ScopeChange(IReadOnlySet<string> Models, ModelScope Scope);

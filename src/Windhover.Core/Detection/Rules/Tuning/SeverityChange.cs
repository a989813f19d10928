namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>Another severity for models, where somebody weighs them otherwise than their author.</summary>
/// <param name="Models">Ids of the models.</param>
/// <param name="Severity">What it is from now on.</param>
internal sealed record SeverityChange(IReadOnlySet<string> Models, Severity Severity);

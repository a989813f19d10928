namespace Windhover.Core.Detection.Rules;

/// <summary>Holds when at least one part holds.</summary>
internal sealed record AnyCondition(ModelPlace Place, IReadOnlyList<Condition> Parts) : Condition(Place);

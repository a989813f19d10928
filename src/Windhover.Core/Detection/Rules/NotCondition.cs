namespace Windhover.Core.Detection.Rules;

/// <summary>Holds when its part does not.</summary>
internal sealed record NotCondition(ModelPlace Place, Condition Part) : Condition(Place);

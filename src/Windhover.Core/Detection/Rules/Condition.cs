namespace Windhover.Core.Detection.Rules;

/// <summary>A part of a model's <c>when</c>.</summary>
internal abstract record Condition(ModelPlace Place);

namespace Windhover.Core.Detection.Rules;

/// <summary>Asks one field. A field with several values holds when any of them does; a field that the record does not say holds only for <c>exists: false</c>.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Field">Typed field, or <c>raw.</c> and a path.</param>
/// <param name="Operator">What is asked.</param>
/// <param name="Values">What it is compared with, as written; at least one.</param>
/// <param name="OtherThan">For <see cref="ConditionOperator.Matches"/>: the field from which the text captured must differ; "" for none.</param>
internal sealed record FieldCondition(ModelPlace Place, string Field, ConditionOperator Operator, IReadOnlyList<string> Values, string OtherThan = "")
    : Condition(Place);

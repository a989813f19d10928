namespace Windhover.Core.Detection.Rules;

/// <summary>
/// Fires only when so many matching records fall into one span of event time. After it fired for a key it stays silent for that key for one span.
/// </summary>
/// <param name="Count">How many records, or distinct values; 1–10,000. With 1 the first record fires, and those that follow within the span belong to what was already said.</param>
/// <param name="Within">The span.</param>
/// <param name="WithinText">The span as written.</param>
/// <param name="By">Fields whose values together are the key; <c>entity</c> is the one that the event belongs to.</param>
/// <param name="Distinct">Count different values of this field in place of records; "" for records.</param>
internal sealed record Threshold(int Count, TimeSpan Within, string WithinText, IReadOnlyList<string> By, string Distinct)
{
    /// <summary>Highest count that a model may ask, which bounds the memory of one key.</summary>
    public const int HighestCount = 10_000;
}

namespace Windhover.Core.Detection.Rules;

/// <summary>One event of a sample.</summary>
/// <param name="Time">Epoch milliseconds.</param>
/// <param name="Fields">Field names, typed or <c>raw.</c>, with their values; a raw field may come more than once.</param>
/// <param name="Place">Where it stands.</param>
public sealed record SampleEvent(long Time, IReadOnlyList<KeyValuePair<string, string>> Fields, ModelPlace Place);

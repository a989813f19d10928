using Windhover.Core.Stores.Search;

namespace Windhover.Server.Api;

/// <summary>The most frequent values of one field.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Values">Most frequent first.</param>
public sealed record FieldValuesView(string Field, IReadOnlyList<ValueCount> Values);

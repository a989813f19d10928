using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>A field that the forms of a log write under different paths; the first that has a value wins.</summary>
/// <param name="paths">Where it may stand, in the order of preference.</param>
internal readonly struct AzureField(JsonField[] paths)
{
    private readonly JsonField[] paths = paths;

    /// <summary>The field's value in a record; empty when it has none.</summary>
    public ReadOnlySpan<byte> In(in JsonRecord record)
    {
        foreach (var path in paths)
        {
            var value = record[path];
            if (!value.IsEmpty) return value;
        }

        return default;
    }

    /// <summary>The whole object or array in a record, to be looked into.</summary>
    public JsonSlice Slice(in JsonRecord record) => new(In(record));
}

using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>The fields that the mappings of one reader keep together: a path that several of them name is kept once.</summary>
/// <param name="scalar">Keeps the value of a path.</param>
/// <param name="whole">Keeps the object or array of a path.</param>
internal sealed class AzureFields(Func<string, JsonField> scalar, Func<string, JsonField> whole)
{
    private readonly Dictionary<string, (JsonField Field, bool IsWhole)> known = new(StringComparer.Ordinal);

    /// <summary>Keeps the value of a field under each of its paths.</summary>
    public AzureField Text(params ReadOnlySpan<string> paths) => Keep(paths, isWhole: false);

    /// <summary>Keeps an object or array under each of its paths, also one that is written as JSON inside a text.</summary>
    public AzureField Whole(params ReadOnlySpan<string> paths) => Keep(paths, isWhole: true);

    private AzureField Keep(ReadOnlySpan<string> paths, bool isWhole)
    {
        var kept = new JsonField[paths.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            if (!known.TryGetValue(paths[i], out var found)) known[paths[i]] = found = (isWhole ? whole(paths[i]) : scalar(paths[i]), isWhole);
            if (found.IsWhole != isWhole) throw new InvalidOperationException($"'{paths[i]}' is kept both as a value and as a whole");
            kept[i] = found.Field;
        }

        return new AzureField(kept);
    }
}

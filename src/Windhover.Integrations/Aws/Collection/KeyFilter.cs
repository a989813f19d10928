using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>Which objects are taken.</summary>
internal sealed class KeyFilter(CollectorSettings settings)
{
    private readonly IReadOnlyList<string> prefixes = settings.List("prefixes");
    private readonly IReadOnlyList<string> suffixes = settings.List("suffixes");
    private readonly IReadOnlyList<string> skip = settings.List("skip");

    /// <summary>True when an object of this key is taken; the marker of a folder never is.</summary>
    public bool Takes(string key) =>
        !key.EndsWith('/')
        && (prefixes.Count == 0 || prefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal)))
        && (suffixes.Count == 0 || suffixes.Any(s => key.EndsWith(s, StringComparison.Ordinal)))
        && !skip.Any(s => key.Contains(s, StringComparison.Ordinal));
}

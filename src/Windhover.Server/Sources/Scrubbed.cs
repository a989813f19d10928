using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Sources;

/// <summary>Takes the secrets of a source out of what is said about it: the other side may repeat what it was sent.</summary>
internal static class Scrubbed
{
    private const int Shortest = 4;

    /// <summary>A text without them.</summary>
    internal static string Of(string text, CollectionPlan plan)
    {
        if (text.Length == 0) return text;
        var secrets = plan.Collector.Descriptor.Settings.Where(s => s.IsSecret).SelectMany(s => plan.Settings[s.Name].Split('\n')).Select(s => s.Trim()).Where(s => s.Length >= Shortest);
        return secrets.OrderByDescending(s => s.Length).Aggregate(text, (said, secret) => said.Replace(secret, "[redacted]", StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), "[redacted]", StringComparison.Ordinal));
    }
}

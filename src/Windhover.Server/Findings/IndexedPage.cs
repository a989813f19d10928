using System.Globalization;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Server.Findings;

/// <summary>Pages of incidents that the index tells apart: newest first, as the store's. The cursor is the place of the last one.</summary>
internal static class IndexedPage
{
    /// <summary>The page.</summary>
    /// <exception cref="FormatException">The cursor is none of this list.</exception>
    internal static Page<Incident> Of(IReadOnlyList<FoundIncident> incidents, IncidentFilter filter)
    {
        Incident[] all = [.. incidents.Where(each => filter.Holds(each)).Select(each => each.Incident)];
        var rest = filter.Query.Cursor is { } cursor ? all.SkipWhile(incident => !IsAfter(incident, cursor)).ToArray() : all;
        Incident[] items = [.. rest.Take(filter.Query.Limit)];
        return new(items, rest.Length > items.Length ? Place(items[^1]) : null, all.Length);
    }

    private static bool IsAfter(Incident incident, string cursor)
    {
        var at = cursor.IndexOf('-', StringComparison.Ordinal);
        var time = long.Parse(at < 0 ? cursor : cursor[..at], NumberStyles.None, CultureInfo.InvariantCulture);
        return incident.DetectedAt < time || (incident.DetectedAt == time && string.CompareOrdinal(incident.IncidentId, cursor[(at + 1)..]) > 0);
    }

    private static string Place(Incident incident) => string.Create(CultureInfo.InvariantCulture, $"{incident.DetectedAt}-{incident.IncidentId}");
}

using System.Globalization;
using Windhover.Core.Investigation;

namespace Windhover.Core.Outputs.Exports;

/// <summary>The query of a fact as an address of the API, so that anybody can ask it again.</summary>
internal static class FactAddress
{
    /// <summary>Path and query, from the root of the server.</summary>
    public static string Of(FactQuery query) => query.Subject switch
    {
        // Alerts are listed by entity alone, newest first; the period is said beside the address.
        FactSubject.Alerts => Join("alerts", ("entity", query.Entity)),
        FactSubject.Events => Join("events", [("entity", query.Entity), ("address", query.Address), ("operation", query.Operation), .. Period(query)]),
        FactSubject.Connections => Join("connections", [("entity", query.Entity), ("address", query.Address), .. Period(query)]),
        FactSubject.Entity => Join("entities/view", ("id", query.Entity)),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.Subject, "there is no address for it"),
    };

    private static (string Name, string Value)[] Period(FactQuery query)
    {
        var from = Math.Max(0, query.From);
        return [("from", Text(from)), ("to", Text(query.To > from ? query.To : from + 1))];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Join(string list, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var address = "/api/v1/" + list;
        var mark = '?';
        foreach (var (name, value) in parameters)
        {
            if (value.Length == 0) continue;
            address += $"{mark}{name}={Uri.EscapeDataString(value)}";
            mark = '&';
        }

        return address;
    }
}

using System.Globalization;
using Windhover.Core.Events;

namespace Windhover.Core.Detection;

/// <summary>Ids made from content.</summary>
internal static class AlertIds
{
    /// <summary>The id of an alert: model, entity and the first record's place and time decide.</summary>
    public static string Of(string model, string entity, long time, string key = "") =>
        "al-" + StableHash.Combine(StableHash.Combine(StableHash.Of(model), StableHash.Of(entity)), StableHash.Combine((ulong)time, StableHash.Of(key)))
            .ToString("x16", CultureInfo.InvariantCulture);
}

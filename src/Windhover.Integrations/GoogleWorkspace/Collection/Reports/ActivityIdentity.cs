using System.Text;
using System.Text.Json;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.GoogleWorkspace.Collection.Reports;

/// <summary>What makes an activity the same: its time, qualifier, application and customer (https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list#Activity).</summary>
internal static class ActivityIdentity
{
    /// <summary>Identity of an activity.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public static (long Time, long Hash) Of(ReadOnlyMemory<byte> activity)
    {
        using var document = JsonDocument.Parse(activity);
        if (!document.RootElement.TryGetProperty("id", out var id) || !id.TryGetProperty("time", out var at) || !at.TryGetDateTimeOffset(out var time)) throw new FormatException("an activity without an id");
        string Part(string name) => id.TryGetProperty(name, out var value) ? value.ToString() : "";
        return (time.ToUnixTimeMilliseconds(), SeenRecords.HashOf(Encoding.UTF8.GetBytes($"{at}\n{Part("uniqueQualifier")}\n{Part("applicationName")}\n{Part("customerId")}")));
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.GitHub.Collection.Audit;

/// <summary>
/// What makes an event the same: <c>_document_id</c>, where older servers give none its bytes. Its time is that by which the log is ordered: <c>@timestamp</c>, else <c>created_at</c>, epoch
/// milliseconds or ISO-8601.
/// </summary>
internal static class AuditIdentity
{
    /// <summary>Identity of an event.</summary>
    /// <param name="record">The event.</param>
    /// <param name="otherwise">The time of one that says none, Unix milliseconds.</param>
    public static (long Time, long Hash) Of(ReadOnlyMemory<byte> record, long otherwise)
    {
        using var document = JsonDocument.Parse(record);
        var root = document.RootElement;
        var time = Time(root, "@timestamp") ?? Time(root, "created_at") ?? otherwise;
        var hasId = root.TryGetProperty("_document_id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString()!.Length > 0;
        return (time, SeenRecords.HashOf(hasId ? Encoding.UTF8.GetBytes(id.GetString()!) : record.Span));
    }

    private static long? Time(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var milliseconds) && milliseconds is > 0 and < 253_402_300_800_000) return (long)milliseconds;
        var isText = value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
        return isText ? DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds() : null;
    }
}

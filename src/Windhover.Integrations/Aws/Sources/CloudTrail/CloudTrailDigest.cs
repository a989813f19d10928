using System.Text.Json;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>
/// Reads a digest file: the log files that were delivered in an hour, and the digest before it
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html). Hashes and signatures are not checked.
/// </summary>
internal static class CloudTrailDigest
{
    private const string Backfill = "_backfill";

    /// <summary>What it lists.</summary>
    /// <param name="record">A JSON object.</param>
    /// <param name="manifest">The list.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? TryRead(ReadOnlySpan<byte> record, out LogManifest manifest)
    {
        manifest = new LogManifest("", 0, 0, []);
        try
        {
            return Read(record, ref manifest);
        }
        catch (JsonException)
        {
            return "not valid JSON";
        }
        catch (InvalidOperationException)
        {
            return "text is not valid UTF-8";
        }
    }

    private static string? Read(ReadOnlySpan<byte> record, ref LogManifest manifest)
    {
        var reader = new Utf8JsonReader(record);
        using var json = JsonDocument.ParseValue(ref reader);
        var digest = json.RootElement;
        if (Text(digest, "digestS3Object") is not { Length: > 0 } own) return "digestS3Object is missing";
        if (!Time(digest, "digestStartTime", out var from)) return "digestStartTime is not a time";
        if (!Time(digest, "digestEndTime", out var to) || to < from) return "digestEndTime is not a time behind digestStartTime";
        var files = new List<string>();
        if (Text(digest, "previousDigestS3Object") is { Length: > 0 } previous) files.Add(previous);
        if (digest.TryGetProperty("logFiles", out var logs))
        {
            if (logs.ValueKind != JsonValueKind.Array) return "logFiles is not a list";
            foreach (var log in logs.EnumerateArray())
            {
                if (log.ValueKind != JsonValueKind.Object || Text(log, "s3Object") is not { Length: > 0 } file) return "logFiles: an entry without s3Object";
                files.Add(file);
            }
        }

        manifest = new LogManifest(Series(own), from, to, files);
        return null;
    }

    // ACCOUNT_CloudTrail-Digest_REGION_TRAIL_REGION_TIME.json.gz: without the time it is the same for each hour.
    private static string Series(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        name = name[..(name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? dot : name.Length)];
        if (name.EndsWith(Backfill, StringComparison.Ordinal)) name = name[..^Backfill.Length];
        return name.LastIndexOf('_') is > 0 and var last ? name[..last] : name;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Time(JsonElement json, string name, out long time)
    {
        time = 0;
        return Text(json, name) is { } text && IsoTime.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out time);
    }
}

using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.GitHub.Sources.Audit;

/// <summary>Audit log of an organisation or enterprise: exports and answers of the REST API (arrays), JSON lines, streamed objects, Git events.</summary>
internal sealed class GitHubAuditSource : ILogSource
{
    private const int Named = 92;
    private const int Likely = 60;
    private const int LongestAction = 96;
    private static readonly byte[][] Own = [.. new[]
    {
        "\"_document_id\"", "\"@timestamp\"", "\"at_sign_timestamp\"", "\"actor_ip\"", "\"actor_location\"", "\"programmatic_access_type\"", "\"hashed_token\"", "\"actor_is_bot\"",
        "\"operation_type\"", "\"external_identity_nameid\"", "\"transport_protocol_name\"",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly byte[][] Shared = [.. new[] { "\"org\"", "\"repo\"", "\"repository\"", "\"created_at\"", "\"business\"", "\"user\"" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "github.audit",
        Title = "GitHub audit log",
        FormatPage = "https://docs.github.com/en/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization",
        Classes =
        [
            EventClass.ApiActivity, EventClass.AccountChange, EventClass.FileHostingActivity, EventClass.Authentication, EventClass.DetectionFinding,
        ],
        Framing = Framing.Json,
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || head[start] is not ((byte)'{' or (byte)'[')) return 0;
        if (!HasDottedAction(head) || head.IndexOf("\"actor\""u8) < 0) return 0;
        int own = Count(head, Own), shared = Count(head, Shared);
        return own >= 2 || (own == 1 && shared >= 1) ? Named : shared >= 2 ? Likely : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new GitHubAuditReader(context);

    private static int Count(ReadOnlySpan<byte> head, byte[][] marks)
    {
        var found = 0;
        foreach (var mark in marks)
        {
            if (head.IndexOf(mark) >= 0) found++;
        }

        return found;
    }

    // "action": "repo.create": words of lower case with a dot between.
    private static bool HasDottedAction(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\"action\""u8);
        if (at < 0) return false;
        var rest = head[(at + "\"action\""u8.Length)..];
        var value = rest.IndexOfAnyExcept(" \t\r\n:"u8);
        if (value < 0 || rest[value] != '"') return false;
        rest = rest[(value + 1)..];
        var end = rest.IndexOf((byte)'"');
        if (end is <= 0 or > LongestAction) return false;
        var action = rest[..end];
        return action.IndexOf((byte)'.') > 0 && action.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz_.0123456789-"u8) < 0;
    }
}

using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.GitHub.Sources.Webhook;

/// <summary>Bodies of webhook deliveries of a repository, organisation or enterprise, and whole deliveries as the deliveries API gives them (body under "request.payload").</summary>
internal sealed class GitHubWebhookSource : ILogSource
{
    private const int Named = 90;
    private const int Likely = 65;
    private static readonly byte[][] Events = [.. new[]
    {
        "\"pull_request\"", "\"commits\"", "\"workflow_job\"", "\"workflow_run\"", "\"issue\"", "\"pages\"", "\"pusher\"", "\"sender\"", "\"check_run\"", "\"alert\"", "\"hook\"", "\"release\"",
        "\"forkee\"", "\"member\"",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "github.webhook",
        Title = "GitHub webhooks",
        FormatPage = "https://docs.github.com/en/webhooks/webhook-events-and-payloads",
        Classes = [EventClass.ApiActivity, EventClass.AccountChange, EventClass.FileHostingActivity, EventClass.DetectionFinding],
        Framing = Framing.Json,
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || head[start] is not ((byte)'{' or (byte)'[')) return 0;
        if (HoldsObject(head, "\"repository\""u8) && head.IndexOf("\"full_name\""u8) >= 0)
        {
            if (head.IndexOf("\"action\""u8) >= 0 || head.IndexOf("\"ref\""u8) >= 0) return Named;
            foreach (var mark in Events)
            {
                if (head.IndexOf(mark) >= 0) return Named;
            }
        }

        // What concerns the whole organisation has no repository.
        return HoldsObject(head, "\"sender\""u8) && HoldsObject(head, "\"organization\""u8) && head.IndexOf("\"login\""u8) >= 0 && head.IndexOf("\"node_id\""u8) >= 0 ? Likely : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new GitHubWebhookReader(context);

    private static bool HoldsObject(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        while (true)
        {
            var at = head.IndexOf(name);
            if (at < 0) return false;
            head = head[(at + name.Length)..];
            var value = head.IndexOfAnyExcept(" \t\r\n:"u8);
            if (value > 0 && head[value] == '{') return true;
        }
    }
}

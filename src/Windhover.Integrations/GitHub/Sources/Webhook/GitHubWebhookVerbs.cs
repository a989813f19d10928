using Windhover.Core.Events;

namespace Windhover.Integrations.GitHub.Sources.Webhook;

/// <summary>What the words of a webhook's action say.</summary>
internal static class GitHubWebhookVerbs
{
    private static readonly byte[][] OfRepository = [.. new[] { "archived", "created", "deleted", "edited", "privatized", "publicized", "renamed", "transferred", "unarchived" }
        .Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Whether an action is one of the event "repository".</summary>
    public static bool IsOfRepository(ReadOnlySpan<byte> action)
    {
        foreach (var word in OfRepository)
        {
            if (action.SequenceEqual(word)) return true;
        }

        return false;
    }

    /// <summary>What an event does to its resource.</summary>
    public static ActivityKind Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> action, ReadOnlySpan<byte> refType)
    {
        if (action.IsEmpty)
        {
            if (name.SequenceEqual("push"u8)) return ActivityKind.Update;
            if (name.SequenceEqual("delete"u8)) return ActivityKind.Delete;
            return name.SequenceEqual("create"u8) || name.SequenceEqual("fork"u8) || !refType.IsEmpty ? ActivityKind.Create : name.SequenceEqual("gollum"u8) ? ActivityKind.Update : ActivityKind.Other;
        }

        if (action.StartsWith("delet"u8) || action.StartsWith("remov"u8) || action.SequenceEqual("member_removed"u8) || action.SequenceEqual("unblocked"u8)) return ActivityKind.Delete;
        if (action.StartsWith("creat"u8) || action.StartsWith("add"u8) || action.StartsWith("open"u8) || action.StartsWith("member_"u8) || action.SequenceEqual("published"u8)
            || action.SequenceEqual("submitted"u8) || action.SequenceEqual("queued"u8) || action.SequenceEqual("requested"u8)) return ActivityKind.Create;
        return name.SequenceEqual("ping"u8) ? ActivityKind.Other : ActivityKind.Update;
    }

    /// <summary>The severity of an alert.</summary>
    public static FindingSeverity Grade(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'n', ..] => FindingSeverity.Informational,
        [(byte)'l', ..] => FindingSeverity.Low,
        [(byte)'m', ..] or [(byte)'w', ..] => FindingSeverity.Medium,
        [(byte)'h', ..] or [(byte)'e', ..] => FindingSeverity.High,
        [(byte)'c', ..] => FindingSeverity.Critical,
        _ => FindingSeverity.Unknown,
    };
}

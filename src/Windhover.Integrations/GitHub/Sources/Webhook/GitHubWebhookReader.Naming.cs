using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.GitHub.Sources.Webhook;

/// <summary>The event's name, its class, what it is about and how it ended.</summary>
internal sealed partial class GitHubWebhookReader
{
    private const int LongestName = 160;

    private ReadOnlySpan<byte> Name(in JsonRecord record, int index)
    {
        if (!record[deliveredEvent].IsEmpty) return record[deliveredEvent];
        if (index < 0)
        {
            if (!record[refType].IsEmpty) return record[masterBranch].IsEmpty ? "delete"u8 : "create"u8;
            return record[repository].IsEmpty || !GitHubWebhookVerbs.IsOfRepository(record[action]) ? default : "repository"u8;
        }

        var name = events[index].Event.Name;
        if (name == "alert")
        {
            if (!record[alertSecret].IsEmpty || !record[secretType].IsEmpty) return "secret_scanning_alert"u8;
            return !record[alertTool].IsEmpty ? "code_scanning_alert"u8 : !record[alertPackage].IsEmpty ? "dependabot_alert"u8 : "repository_vulnerability_alert"u8;
        }

        if (name == "discussion" && !record[Path("comment")].IsEmpty) return "discussion_comment"u8;
        if (name == "issue_comment" && record[Path("issue")].IsEmpty) return record[Path("pull_request")].IsEmpty ? "commit_comment"u8 : "pull_request_review_comment"u8;
        return System.Text.Encoding.UTF8.GetBytes(name);
    }

    private EventClass ClassOf(ReadOnlySpan<byte> name, int index, ReadOnlySpan<byte> opened)
    {
        if (index < 0) return EventClass.ApiActivity;
        var eventClass = events[index].Event.Class;
        if (eventClass != EventClass.DetectionFinding) return eventClass;

        // A finding that somebody closes is that person's act.
        var isFound = opened.SequenceEqual("created"u8) || opened.SequenceEqual("create"u8) || opened.SequenceEqual("appeared_in_branch"u8) || opened.StartsWith("reopened"u8)
            || opened.SequenceEqual("reintroduced"u8) || opened.SequenceEqual("publicly_leaked"u8) || opened.SequenceEqual("auto_reopened"u8);
        return isFound && !name.IsEmpty ? EventClass.DetectionFinding : EventClass.ApiActivity;
    }

    // "pull_request.opened", "push"
    private Symbol Operation(ReadOnlySpan<byte> name, ReadOnlySpan<byte> opened)
    {
        if (name.IsEmpty) return operations.Of(opened);
        if (opened.IsEmpty || name.Length + opened.Length + 1 > LongestName) return operations.Of(name);
        Span<byte> both = stackalloc byte[LongestName];
        name.CopyTo(both);
        both[name.Length] = (byte)'.';
        opened.CopyTo(both[(name.Length + 1)..]);
        return operations.Of(both[..(name.Length + opened.Length + 1)]);
    }

    private void Target(in JsonRecord record, int index, ref ActorActivity activity)
    {
        var name = record[repository];
        var isMembership = index >= 0 && events[index].Event.Name is "membership" or "organization" or "team" && name.IsEmpty;
        if (index >= 0)
        {
            foreach (var field in events[index].Second)
            {
                if (record[field].IsEmpty) continue;
                activity.Related = texts.Of(record[field]);
                break;
            }
        }

        if (isMembership && events[index].Event.Name == "membership")
        {
            (activity.Resource, activity.ResourceKind) = (identities.Of(record[memberLogin]), texts.Of("user"u8));
        }
        else if (!name.IsEmpty)
        {
            (activity.Resource, activity.ResourceKind) = (texts.Of(name), texts.Of("repository"u8));
        }
        else
        {
            (activity.Resource, activity.ResourceKind) = (texts.Of(record[organization]), texts.Of("organization"u8));
            if (activity.Resource.IsNone) activity.ResourceKind = default;
        }

        if (activity.Class == EventClass.DetectionFinding) activity.Severity = GitHubWebhookVerbs.Grade(record[alertSeverity]);
    }

    private void Ended(in JsonRecord record, ref ActorActivity activity)
    {
        if (activity.Class == EventClass.DetectionFinding) return;
        var end = record[conclusion].IsEmpty ? record[state] : record[conclusion];
        var failed = end.SequenceEqual("failure"u8) || end.SequenceEqual("timed_out"u8) || end.SequenceEqual("startup_failure"u8) || end.SequenceEqual("error"u8);
        activity.Outcome = failed ? Outcome.Failure : Outcome.Success;
        if (failed) activity.Error = texts.Of(end);
    }

    private static ReadOnlySpan<byte> Owner(ReadOnlySpan<byte> fullName)
    {
        var slash = fullName.IndexOf((byte)'/');
        return slash < 0 ? default : fullName[..slash];
    }
}

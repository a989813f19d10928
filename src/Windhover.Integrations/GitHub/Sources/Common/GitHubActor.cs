using Windhover.Core.Events;

namespace Windhover.Integrations.GitHub.Sources.Common;

/// <summary>What kind of actor a login is: the service's own programs, or an account of a person or program.</summary>
internal static class GitHubActor
{
    /// <summary>The kind.</summary>
    /// <param name="login">The login; empty for none.</param>
    public static ActorKind KindOf(ReadOnlySpan<byte> login)
    {
        if (login.IsEmpty) return ActorKind.Unknown;
        var isOwn = login.SequenceEqual("github-actions[bot]"u8) || login.SequenceEqual("dependabot[bot]"u8) || login.SequenceEqual("secret-scanning[bot]"u8)
            || login.SequenceEqual("github-advanced-security[bot]"u8) || login.SequenceEqual("github-merge-queue[bot]"u8) || login.SequenceEqual("github-staff"u8)
            || login.SequenceEqual("web-flow"u8) || login.SequenceEqual("github"u8);
        return isOwn ? ActorKind.Service : ActorKind.User;
    }
}

using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Texts that people send, with their bounds.</summary>
internal static class BodyText
{
    internal const int MostOfComment = 10_000;
    internal const int MostOfReason = 500;

    /// <summary>The text without white space around it.</summary>
    /// <exception cref="BadQueryException">It is too long, or empty though there must be one.</exception>
    internal static string Read(string name, string text, int most, bool isNeeded = true)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > most) throw new BadQueryException(name, $"'{name}' has {trimmed.Length} characters; at most {most} are kept.");
        if (isNeeded && trimmed.Length == 0) throw new BadQueryException(name, $"'{name}' must say something.");
        return trimmed;
    }
}

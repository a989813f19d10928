using System.Globalization;

namespace Windhover.Server.Query;

/// <summary>
/// The version of an incident that a change is meant for (https://www.rfc-editor.org/rfc/rfc9110#name-if-match): <c>"3"</c>, as in
/// <c>handling.version</c>, or <c>"0"</c> for one without.
/// </summary>
internal static class IfMatch
{
    private const string Name = "If-Match";

    internal static RequestHeader Header { get; } = new(
        Name, "Change it only if its `handling.version` is this one, quoted: `\"3\"`; `\"0\"` where `handling` is null. Without it, or with `*`, whatever it is.");

    /// <summary>The same for an action of the response.</summary>
    internal static RequestHeader ActionHeader { get; } = Header with { Description = "Do it only if the action's `version` is this one, quoted: `\"3\"`. Without it, or with `*`, whatever it is." };

    /// <summary>The same for what is edited in the console.</summary>
    internal static RequestHeader VersionHeader { get; } = Header with { Description = "Change it only if its `version` is this one, quoted: `\"3\"`; `\"0\"` for what nobody changed yet. Without it, or with `*`, whatever it is." };

    /// <summary>The version, or null for any.</summary>
    /// <exception cref="BadQueryException">It is something else.</exception>
    internal static int? Read(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text is "" or "*") return null;
        return text is ['"', .., '"'] && int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new BadQueryException(Name, $"'{Name}' must be a version in quotes, such as \"3\", or *.");
    }
}

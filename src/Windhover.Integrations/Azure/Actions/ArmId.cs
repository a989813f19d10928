using System.Text.RegularExpressions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>
/// An id of a resource that was checked, segment by segment (https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/resource-name-rules). Ids are not case-sensitive; logs have them in
/// lower case.
/// </summary>
internal sealed partial record ArmId
{
    private ArmId(string text, string subscription) => (Text, Subscription) = (text, subscription);

    /// <summary>The id, as it was written.</summary>
    public string Text { get; }

    /// <summary>The subscription, in lower case.</summary>
    public string Subscription { get; }

    /// <summary>The last name.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>The id for an address.</summary>
    public VerbatimPath Path => new(Text);

    /// <summary>An id of a type; null where the text is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The provider and types, as <c>Microsoft.Compute/virtualMachines</c>.</param>
    public static ArmId? Of(string text, string type)
    {
        var match = Form().Match(text);
        if (!match.Success || text.Split('/').Any(s => s is "." or ".." || s.EndsWith('.'))) return null;
        var segments = match.Groups[2].Value.Split('/');
        var types = segments.Where((_, place) => place == 0 || place % 2 == 1);
        return string.Equals(string.Join('/', types), type, StringComparison.OrdinalIgnoreCase) && segments.Length % 2 == 1 ? new ArmId(text, match.Groups[1].Value.ToLowerInvariant()) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex("^/subscriptions/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/resource[gG]roups/[A-Za-z0-9._()-]{1,90}/providers/([A-Za-z0-9.]{1,64}(?:/[A-Za-z0-9._-]{1,80})+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

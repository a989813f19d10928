using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Names of what one action makes in the table.</summary>
/// <param name="Mark">The action's mark; also the comment of what it makes.</param>
internal sealed record NftNames(string Mark)
{
    /// <summary>The base chain that all actions share.</summary>
    public const string Forward = "windhover-forward";

    /// <summary>Chain of packets from the device.</summary>
    public string Out => $"{Mark}-out";

    /// <summary>Chain of packets to the device.</summary>
    public string In => $"{Mark}-in";

    /// <summary>The names for an action's id.</summary>
    /// <exception cref="ActionRefusedException">The id has other characters than ids have.</exception>
    public static NftNames Of(string actionId) => actionId.Length is > 0 and <= 40 && actionId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        ? new NftNames($"windhover-{actionId}")
        : throw new ActionRefusedException("The action's id may have lower-case letters, digits and - only, at most 40.");

    /// <summary>Set of the device's addresses of one family.</summary>
    public string Own(bool isV4) => $"{Mark}-own{(isV4 ? 4 : 6)}";

    /// <summary>The comment of a rule: its place and a digest of what it says, so that a change is noticed whatever way nft writes a rule back.</summary>
    public string Comment(int place, string digest) => $"{Mark} {place} {digest}";

    /// <summary>True for a comment of ours.</summary>
    public bool IsOurs(string comment) => comment == Mark || comment.StartsWith(Mark + ' ', StringComparison.Ordinal);
}

using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>
/// Principals in their lasting form (https://cloud.google.com/iam/docs/principal-identifiers, https://cloud.google.com/logging/docs/audit#user-id): a mail address in
/// lower case, or the subject of an identity that has none.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class AuditIdentity(SymbolTable symbols)
{
    private const int Longest = 1000;
    private const string ServiceAccountMail = ".gserviceaccount.com";

    private readonly SymbolCache principals = new(text => Lasting(text, symbols), width: 160);
    private readonly SymbolCache accounts = new(text => symbols.Intern(ProjectOf(text)), width: 160);

    /// <summary>The lasting form of a mail address, a subject or an IAM member; none for an empty one.</summary>
    public Symbol Of(ReadOnlySpan<byte> principal) => principals.Of(principal);

    /// <summary>The project that a service account belongs to; none for other principals.</summary>
    public Symbol AccountOf(ReadOnlySpan<byte> principal) => accounts.Of(principal);

    /// <summary>What kind of principal it is.</summary>
    public static ActorKind Kind(ReadOnlySpan<byte> principal)
    {
        if (principal.IsEmpty) return ActorKind.Unknown;
        if (principal.StartsWith("principal:"u8) || principal.StartsWith("principalSet:"u8) || principal.EndsWith("]"u8)) return ActorKind.Federated;
        if (principal.StartsWith("system:"u8))
        {
            return principal.SequenceEqual("system:anonymous"u8) ? ActorKind.Anonymous : principal.StartsWith("system:serviceaccount:"u8) ? ActorKind.User : ActorKind.Service;
        }

        if (principal.SequenceEqual("system@google.com"u8) || principal.EndsWith("@cloudservices.gserviceaccount.com"u8) || principal.EndsWith("@system.gserviceaccount.com"u8))
            return ActorKind.Service;

        // Service agents: https://cloud.google.com/iam/docs/service-agents.
        return principal.StartsWith("service-"u8) && principal.EndsWith(".gserviceaccount.com"u8) ? ActorKind.Service : ActorKind.User;
    }

    private static Symbol Lasting(ReadOnlySpan<byte> text, SymbolTable symbols)
    {
        var colon = text.IndexOf((byte)':');
        if (colon > 0 && text[(colon + 1)..] is var rest && rest.IndexOf((byte)'@') > 0 && rest.IndexOfAny("[/:"u8) < 0) text = rest;
        if (text.IndexOf((byte)'@') <= 0 || text.IndexOfAny("[/:"u8) >= 0 || text.Length > Longest) return symbols.Intern(text);
        Span<byte> lower = stackalloc byte[Longest];
        return Ascii.ToLower(text, lower, out var length) == System.Buffers.OperationStatus.Done ? symbols.Intern(lower[..length]) : symbols.Intern(text);
    }

    // NAME@PROJECT.iam.gserviceaccount.com, PROJECT@appspot.gserviceaccount.com, NUMBER-compute@developer.gserviceaccount.com.
    private static ReadOnlySpan<byte> ProjectOf(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf((byte)'@');
        if (at <= 0 || !text.EndsWith(".gserviceaccount.com"u8)) return default;
        var domain = text[(at + 1)..^ServiceAccountMail.Length];
        if (domain.EndsWith(".iam"u8) && !text.StartsWith("service-"u8)) return domain[..^".iam".Length];
        return domain.SequenceEqual("appspot"u8) ? text[..at] : default;
    }
}

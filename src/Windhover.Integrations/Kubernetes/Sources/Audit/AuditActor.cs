using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>Who acted: user names by https://kubernetes.io/docs/reference/access-authn-authz/authentication/.</summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="cluster">The cluster, to which names belong that no cloud vouches for.</param>
/// <param name="names">Writes names.</param>
internal sealed class AuditActor(SymbolTable symbols, AuditCluster cluster, AuditNames names)
{
    private readonly SymbolCache users = new(user => User(user, symbols));
    private readonly SymbolCache arns = new(symbols.Intern, width: 160);
    private readonly SymbolCache sessions = new(symbols.Intern, width: 160);
    private readonly SymbolCache credentials = new(symbols.Intern, width: 160);

    /// <summary>Fills who acted, as whom, with what, and from which machine.</summary>
    public void Map(in AuditCall call, ref ActorActivity activity)
    {
        // A node keeps its own name: behind all nodes of a group is one role.
        var isNode = call.User.StartsWith("system:node:"u8);
        var isCloud = !call.CanonicalArn.IsEmpty && !isNode;
        activity.Actor = isCloud ? arns.Of(call.CanonicalArn) : users.Of(call.User);
        activity.ActorKind = isCloud ? CloudKind(call.CanonicalArn) : Kind(call.User);
        activity.ActorAccount = isCloud ? AccountOf(call.CanonicalArn) : cluster.Account;
        activity.Session = !call.Impersonated.IsEmpty ? users.Of(call.Impersonated) : sessions.Of(call.Arn);
        activity.Related = users.Of(call.Impersonated);
        activity.Credential = credentials.Of(call.AccessKey.IsEmpty ? call.CredentialId : call.AccessKey);
        activity.CredentialLasts = call.AccessKey.StartsWith("AKIA"u8) ? Truth.Yes : call.AccessKey.StartsWith("ASIA"u8) || (call.AccessKey.IsEmpty && call.CredentialId.StartsWith("JTI="u8)) ? Truth.No : Truth.Unknown;
        if (isNode) activity.Host = call.SessionName.StartsWith("i-"u8) ? symbols.Intern(call.SessionName) : symbols.Intern(call.User["system:node:"u8.Length..]);
        else if (!call.PodName.IsEmpty) activity.Host = names.Pod(SpaceOf(call.User), call.PodName);
    }

    /// <summary>The namespace in a service account's user name; empty for anybody else.</summary>
    public static ReadOnlySpan<byte> SpaceOf(ReadOnlySpan<byte> user)
    {
        if (!user.StartsWith("system:serviceaccount:"u8)) return default;
        var rest = user["system:serviceaccount:"u8.Length..];
        var end = rest.IndexOf((byte)':');
        return end < 0 ? default : rest[..end];
    }

    private static ActorKind Kind(ReadOnlySpan<byte> user)
    {
        if (user.IsEmpty) return ActorKind.Unknown;
        if (user.SequenceEqual("system:anonymous"u8)) return ActorKind.Anonymous;
        if (user.StartsWith("system:serviceaccount:"u8) || user.StartsWith("system:node:"u8)) return ActorKind.User;
        var isPart = user.StartsWith("system:"u8) || user.StartsWith("eks:"u8) || user.SequenceEqual("aksService"u8);
        return isPart ? ActorKind.Service : ActorKind.User;
    }

    private static ActorKind CloudKind(ReadOnlySpan<byte> arn) =>
        arn.IndexOf(":role/"u8) >= 0 || arn.IndexOf(":assumed-role/"u8) >= 0 ? ActorKind.Role
        : arn.EndsWith(":root"u8) ? ActorKind.Root
        : ActorKind.User;

    // arn:partition:service:region:account:…
    private Symbol AccountOf(ReadOnlySpan<byte> arn)
    {
        for (var i = 0; i < 4; i++) arn = arn[(arn.IndexOf((byte)':') + 1)..];
        var end = arn.IndexOf((byte)':');
        return end < 0 ? default : symbols.Intern(arn[..end]);
    }

    // Names are exact, but for mail addresses, which other logs write in any case.
    private static Symbol User(ReadOnlySpan<byte> user, SymbolTable symbols)
    {
        if (user.IndexOf((byte)'@') <= 0 || user.IndexOf((byte)':') >= 0 || user.Length > 256) return symbols.Intern(user);
        Span<byte> lower = stackalloc byte[256];
        return Ascii.ToLower(user, lower, out var written) == System.Buffers.OperationStatus.Done ? symbols.Intern(lower[..written]) : symbols.Intern(user);
    }
}

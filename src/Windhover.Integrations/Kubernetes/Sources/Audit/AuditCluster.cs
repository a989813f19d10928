using Windhover.Core.Events;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>The cluster that records speak of, where an envelope says it; the log itself does not.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class AuditCluster(SymbolTable symbols)
{
    private byte[] name = [];
    private byte[] account = [];

    /// <summary>The cluster, for <see cref="ActorActivity.Account"/>; none when not known.</summary>
    public Symbol Account { get; private set; }

    /// <summary>What names of its resources begin with; empty when not known.</summary>
    public ReadOnlySpan<byte> Name => name;

    /// <summary>Sets it; costs nothing when it is the same as before.</summary>
    /// <param name="newAccount">Its longest stable name.</param>
    /// <param name="newName">Its own name.</param>
    public void Set(ReadOnlySpan<byte> newAccount, ReadOnlySpan<byte> newName)
    {
        if (newAccount.SequenceEqual(account) && newName.SequenceEqual(name)) return;
        account = newAccount.ToArray();
        name = newName.ToArray();
        Account = symbols.Intern(account);
    }
}

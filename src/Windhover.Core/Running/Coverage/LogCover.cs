using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>
/// Which machines and accounts some log covers: machines that a control plane spoke of and no flow log does, and accounts that act or have flows and of
/// which no audit log tells. Bounded: the first 65,536 machines and 4,096 accounts.
/// </summary>
internal sealed class LogCover
{
    private const int MostHosts = 1 << 16;
    private const int MostAccounts = 1 << 12;
    private readonly Slab<bool> hasFlows = new();
    private readonly FlatMap<SymbolKey> hostKeys = new();
    private readonly Slab<HostCover> hosts = new();
    private readonly FlatMap<SymbolKey> accountKeys = new();
    private readonly Slab<AccountCover> accounts = new();
    private int lastAccount = -1;

    /// <summary>Accounts, in the order of first sight.</summary>
    public ReadOnlySpan<AccountCover> Accounts => accounts.Items;

    /// <summary>Machines that exist and of which no flow log told, in the order of first sight.</summary>
    /// <param name="entities">Who is known.</param>
    public IEnumerable<HostCover> Uncovered(EntityTable entities)
    {
        for (var i = 0; i < hosts.Count; i++)
        {
            var entity = entities.Find(EntityType.Device, hosts[i].Host);
            if (!hosts[i].Ended && (entity < 0 || entity >= hasFlows.Count || !hasFlows[entity])) yield return hosts[i];
        }
    }

    /// <summary>Notes a fact of a control plane.</summary>
    public void Note(in EntityFact fact)
    {
        var host = fact.Kind switch
        {
            EntityFactKind.InterfaceOfHost => fact.Object,
            EntityFactKind.AddressOfHost or EntityFactKind.HostEnded => fact.Subject,
            _ => default,
        };
        if (host.IsNone) return;
        var index = hostKeys.Find(new SymbolKey(host.Id));
        if (index < 0)
        {
            if (hosts.Count >= MostHosts) return;
            index = hostKeys.GetOrAdd(new SymbolKey(host.Id), out _);
            hosts.Add() = new HostCover { Host = host, First = fact.Time };
        }

        hosts[index].Ended = fact.Kind == EntityFactKind.HostEnded;
    }

    /// <summary>Notes a flow of a machine.</summary>
    public void NoteFlow(int entity, Symbol account, long time)
    {
        hasFlows.At(entity) = true;
        if (Of(account, time) is >= 0 and var index) accounts[index].Flows++;
    }

    /// <summary>Notes an activity.</summary>
    public void Note(in ActorActivity activity)
    {
        if (activity.Class is EventClass.DetectionFinding or EventClass.DnsActivity or EventClass.HttpActivity) return;
        if (Of(activity.Account, activity.Time) is >= 0 and var index) accounts[index].Audited++;
        if (activity.ActorAccount != activity.Account && Of(activity.ActorAccount, activity.Time) is >= 0 and var other) accounts[other].AsActor++;
    }

    /// <summary>Writes it.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("cover");
        hasFlows.Save(writer);
        hostKeys.Save(writer);
        hosts.Save(writer);
        accountKeys.Save(writer);
        accounts.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("cover");
        hasFlows.Restore(reader);
        hostKeys.Restore(reader);
        hosts.Restore(reader);
        accountKeys.Restore(reader);
        accounts.Restore(reader);
    }

    private int Of(Symbol account, long time)
    {
        if (account.IsNone) return -1;
        if (lastAccount < 0 || accounts[lastAccount].Account != account)
        {
            var index = accountKeys.Find(new SymbolKey(account.Id));
            if (index < 0)
            {
                if (accounts.Count >= MostAccounts) return -1;
                index = accountKeys.GetOrAdd(new SymbolKey(account.Id), out _);
                accounts.Add().Account = account;
            }

            lastAccount = index;
        }

        if (time > accounts[lastAccount].Last) accounts[lastAccount].Last = time;
        return lastAccount;
    }
}

using System.Runtime.InteropServices;
using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>All exporting processes of one stream, within <see cref="Bounds"/>.</summary>
internal sealed class ExporterTable
{
    private readonly Dictionary<DomainKey, ExporterDomain> domains = [];
    private readonly Dictionary<Address, int> byAddress = [];
    private DomainKey lastKey;
    private ExporterDomain? last;

    /// <summary>Fields of all templates.</summary>
    public int Fields { get; set; }

    /// <summary>Rates and names that options said.</summary>
    public int Options { get; set; }

    /// <summary>Bytes of all sets that wait.</summary>
    public int HeldBytes { get; private set; }

    /// <summary>How many sets wait.</summary>
    public int HeldSets { get; private set; }

    /// <summary>Before this time of the collector's clock nobody is looked for who could make room: looking costs, and datagrams are cheap.</summary>
    public long NextPurge { get; set; }

    /// <summary>All processes in an order that does not depend on how they came.</summary>
    public IEnumerable<KeyValuePair<DomainKey, ExporterDomain>> Ordered => domains.OrderBy(d => d.Key);

    /// <summary>How many there are.</summary>
    public int Count => domains.Count;

    /// <summary>The process that sent a datagram, made when it is new; null when there are too many.</summary>
    public ExporterDomain? Of(in Export export, EventBuffer output)
    {
        if (last is null || lastKey != export.Key)
        {
            if (!domains.TryGetValue(export.Key, out var found) && (found = Add(export, output)) is null) return null;
            (lastKey, last) = (export.Key, found);
        }

        last.LastSeen = Math.Max(last.LastSeen, export.Datagram.Time);
        return last;
    }

    /// <summary>Takes a process in as it is, for a restart.</summary>
    public void Put(DomainKey key, ExporterDomain domain)
    {
        domains[key] = domain;
        CollectionsMarshal.GetValueRefOrAddDefault(byAddress, key.Exporter, out _)++;
        Fields += domain.Templates.Values.Sum(t => t.Fields.Length);
        Options += domain.Rates.Count + domain.Applications.Count;
        HeldBytes += domain.HeldBytes;
        HeldSets += domain.Held.Count;
    }

    /// <summary>Keeps a set until its template comes.</summary>
    /// <returns>False when there is no room.</returns>
    public bool Hold(ExporterDomain domain, HeldSet set)
    {
        var size = set.Bytes.Length + Bounds.HeldOverhead;
        if (domain.HeldBytes + size > Bounds.HeldOfOneDomain || HeldBytes + size > Bounds.Held) return false;
        domain.Held.Add(set);
        domain.HeldBytes += size;
        HeldBytes += size;
        HeldSets++;
        return true;
    }

    /// <summary>Takes out what waited for a template, in the order in which it came.</summary>
    public List<HeldSet> Release(ExporterDomain domain, Predicate<HeldSet> which)
    {
        var released = domain.Held.FindAll(which);
        domain.Held.RemoveAll(which);
        var size = released.Sum(s => s.Bytes.Length + Bounds.HeldOverhead);
        domain.HeldBytes -= size;
        HeldBytes -= size;
        HeldSets -= released.Count;
        return released;
    }

    /// <summary>Forgets templates.</summary>
    public void Forget(ExporterDomain domain, Func<FlowTemplate, bool> which)
    {
        foreach (var id in domain.Templates.Where(t => which(t.Value)).Select(t => t.Key).ToArray())
        {
            Fields -= domain.Templates[id].Fields.Length;
            domain.Templates.Remove(id);
        }
    }

    /// <summary>Forgets a process and rejects what it was waiting for.</summary>
    public void Remove(DomainKey key, EventBuffer output)
    {
        var domain = domains[key];
        foreach (var set in Release(domain, _ => true)) output.Reject(set.Export.At, TemplateReader.NoTemplate);
        Forget(domain, _ => true);
        Options -= domain.Rates.Count + domain.Applications.Count;
        domains.Remove(key);
        if (--CollectionsMarshal.GetValueRefOrNullRef(byAddress, key.Exporter) == 0) byAddress.Remove(key.Exporter);
        last = null;
    }

    private ExporterDomain? Add(in Export export, EventBuffer output)
    {
        if (IsFull(export))
        {
            if (export.Datagram.Time < NextPurge) return null;
            NextPurge = export.Datagram.Time + Bounds.PurgeEvery;
            var before = export.Datagram.Time - Bounds.DomainLife;
            foreach (var (key, _) in Ordered.Where(d => d.Value.LastSeen < before).ToArray()) Remove(key, output);
            if (IsFull(export)) return null;
        }

        var added = new ExporterDomain();
        Put(export.Key, added);
        return added;
    }

    private bool IsFull(in Export export) => domains.Count >= Bounds.Domains || byAddress.GetValueOrDefault(export.Datagram.Sender) >= Bounds.DomainsOfOneAddress;
}

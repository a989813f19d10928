using Windhover.Lab.Chance;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>
/// Azure virtual network flow logs: one blob per interface and hour, one record per minute in it. The service appends to the blob every minute; here it is
/// delivered when its hour is over. Format: <c>https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview</c>.
/// </summary>
internal sealed class VnetFlowWriter
{
    private static readonly string[] Rules = ["DefaultRule_AllowInternetOutBound", "DefaultRule_AllowVnetOutBound", "DefaultRule_AllowVnetInBound", "AllowHttpsFromOffice", "DefaultRule_DenyAllInBound"];
    private readonly long seed;
    private readonly AzureSubscription azure;
    private readonly SortedDictionary<(long Hour, string Mac), List<VnetTuple>> open = [];
    private readonly Dictionary<string, (long Hour, List<VnetTuple> Tuples)> latest = new(StringComparer.Ordinal);
    private readonly Utf8Buffer text = new(1 << 20);

    public VnetFlowWriter(long seed, AzureSubscription azure)
    {
        this.seed = seed;
        this.azure = azure;
    }

    /// <summary>Writes what an interface saw of a connection: begin, every five minutes, end; or deny.</summary>
    public void Write(Machine me, in Flow f, bool opener, Story? story)
    {
        var peer = opener ? f.To : f.From;
        var peerAddress = peer.Machine is not { } other ? peer.Outside : other.Network is Network.Azure or Network.Office || other.PublicAddress == 0 ? other.Address : other.PublicAddress; // a VPN joins office and Azure
        var (from, to) = opener ? (me.Address, peerAddress) : (peerAddress, me.Address);
        var inside = peerAddress >> 24 == 10;
        var denied = f.Fate == FlowFate.Dropped && !opener;
        var rule = denied ? 4 : opener ? inside ? 1 : 0 : inside ? 2 : 3;
        var blank = new VnetTuple(f.Start, (byte)rule, from, to, f.FromPort, f.ToPort, f.Protocol, !opener, 'B', 0, 0, 0, 0, story);
        if (denied)
        {
            Add(me, blank with { State = 'D' });
            return;
        }

        Add(me, blank);
        long total = f.Milliseconds + 1L, before = 0, end = f.Start + f.Milliseconds;
        for (var at = Math.Min(end, f.Start + 300_000); ; at = Math.Min(end, at + 300_000))
        {
            var done = at - f.Start + 1;
            Add(me, blank with
            {
                Time = at,
                State = at == end ? 'E' : 'C',
                PacketsOut = Share(f.PacketsOut),
                BytesOut = Share(f.BytesOut + f.PacketsOut * f.Header),
                PacketsIn = Share(f.PacketsIn),
                BytesIn = Share(f.BytesIn + f.PacketsIn * f.Header),
            });
            before = done;
            if (at == end) return;
            long Share(long all) => all * done / total - all * before / total;
        }
    }

    /// <summary>The blobs whose hour ended at or before a second.</summary>
    public IEnumerable<LabFile> Close(long second)
    {
        while (open.Count > 0)
        {
            var ((hour, mac), tuples) = open.First();
            if ((hour + 1) * 3600 > second) yield break;
            open.Remove((hour, mac));
            var begin = hour * 3_600_000;
            var path = $"insights-logs-flowlogflowevent/flowLogResourceID=/{azure.FlowLogFolder}/y={Stamp.Format(begin, "yyyy/'m='MM/'d='dd/'h='HH")}/m=00/macAddress={mac}/PT1H.json";
            tuples.Sort();
            Render(tuples, mac);
            foreach (var tuple in tuples) tuple.Story?.Add(path, "");
            yield return new(path, text.Written.ToArray(), begin + 3_600_000 + new Rng(seed, path).Between(20, 90) * 1000);
        }
    }

    private void Add(Machine me, in VnetTuple tuple)
    {
        var hour = tuple.Time / 3_600_000;
        if (!latest.TryGetValue(me.Mac, out var hit) || hit.Hour != hour)
        {
            if (!open.TryGetValue((hour, me.Mac), out var tuples)) open.Add((hour, me.Mac), tuples = []);
            latest[me.Mac] = hit = (hour, tuples);
        }

        hit.Tuples.Add(tuple);
        tuple.Story?.Saw(tuple.Time, tuple.Time);
    }

    private void Render(List<VnetTuple> tuples, string mac)
    {
        text.Clear();
        text.Add("{\"records\":["u8);
        long minute = -1;
        var rule = -1;
        foreach (var t in tuples)
        {
            if (t.Time / 60_000 != minute)
            {
                if (minute >= 0) text.Add("]}]}]}},"u8);
                minute = t.Time / 60_000;
                rule = -1;
                text.Add("{\"time\":\""u8);
                text.Add(Stamp.Format((minute + 1) * 60_000 + (seed & 511) + minute % 97, "yyyy-MM-dd'T'HH:mm:ss.fff'0000Z'"));
                text.Add("\",\"flowLogVersion\":4,\"flowLogGUID\":\""u8);
                text.Add(azure.FlowLogGuid);
                text.Add("\",\"macAddress\":\""u8);
                text.Add(mac);
                text.Add("\",\"category\":\"FlowLogFlowEvent\",\"flowLogResourceID\":\""u8);
                text.Add(azure.FlowLogResource);
                text.Add("\",\"targetResourceID\":\""u8);
                text.Add(azure.VirtualNetwork);
                text.Add("\",\"operationName\":\"FlowLogFlowEvent\",\"flowRecords\":{\"flows\":[{\"aclID\":\""u8);
                text.Add(azure.AclId);
                text.Add("\",\"flowGroups\":["u8);
            }

            if (t.Rule != rule)
            {
                text.Add(rule >= 0 ? "]},{\"rule\":\""u8 : "{\"rule\":\""u8);
                rule = t.Rule;
                text.Add(Rules[rule]);
                text.Add("\",\"flowTuples\":["u8);
            }
            else
            {
                text.Add((byte)',');
            }

            Tuple(t);
        }

        text.Add("]}]}]}}]}"u8);
    }

    private void Tuple(in VnetTuple t)
    {
        text.Add((byte)'"');
        text.Add(t.Time);
        text.Add((byte)',');
        text.AddAddress(t.From);
        text.Add((byte)',');
        text.AddAddress(t.To);
        text.Add((byte)',');
        text.Add((long)t.FromPort);
        text.Add((byte)',');
        text.Add((long)t.ToPort);
        text.Add((byte)',');
        text.Add((long)t.Protocol);
        text.Add(t.Inbound ? ",I,"u8 : ",O,"u8);
        text.Add((byte)t.State);
        text.Add(",NX,"u8);
        text.Add(t.PacketsOut);
        text.Add((byte)',');
        text.Add(t.BytesOut);
        text.Add((byte)',');
        text.Add(t.PacketsIn);
        text.Add((byte)',');
        text.Add(t.BytesIn);
        text.Add((byte)'"');
    }
}

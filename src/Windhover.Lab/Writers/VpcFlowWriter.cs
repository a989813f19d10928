using System.Text;
using Windhover.Lab.Chance;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>
/// VPC flow logs as AWS delivers them to S3 every five minutes, in the default (version 2) or a custom (version 5) format.
/// Formats: <c>https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html</c>; folders: <c>https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html</c>.
/// </summary>
internal sealed class VpcFlowWriter
{
    private const int FileSeconds = 300;
    private static readonly byte[] Header2 = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n"u8.ToArray();
    private static readonly byte[] Header5 = [.. "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status "u8,
        .. "vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id flow-direction\n"u8];

    private readonly long seed;
    private readonly AwsAccount account;
    private readonly SortedDictionary<long, FlowSlot> open = [];
    private readonly Stack<FlowSlot> spare = new();
    private long lastSlot = -1;
    private FlowSlot? last;

    private readonly bool compress;

    private readonly ICollection<DuplicateFile> duplicates;

    public VpcFlowWriter(long seed, AwsAccount account, bool compress, ICollection<DuplicateFile> duplicates)
    {
        this.seed = seed;
        this.compress = compress;
        this.duplicates = duplicates;
        this.account = account;
    }

    /// <summary>Prepares the constant parts of a machine's records.</summary>
    public void Adopt(Machine m)
    {
        m.Head = Encoding.ASCII.GetBytes($"{(account.CustomFormat ? 5 : 2)} {account.Id} {m.InterfaceId} ");
        m.Tail = account.CustomFormat
            ? Encoding.ASCII.GetBytes($" OK {account.VpcId} {m.SubnetId} {(m.InstanceId.Length > 0 ? m.InstanceId : "-")} ")
            : " OK\n"u8.ToArray();
    }

    /// <summary>Writes what the interface of a machine saw of a connection: one record per direction and capture window.</summary>
    public void Write(Machine me, in Flow f, bool opener, Story? story)
    {
        var peer = opener ? f.To : f.From;
        var peerAddress = peer.Machine is not { } other ? peer.Outside : other.Network == me.Network || other.PublicAddress == 0 ? other.Address : other.PublicAddress;
        var outside = peerAddress >> 24 != 10;
        long begin = f.Start, end = begin + f.Milliseconds, window = account.Window * 1000L;
        var cut = f.Start - (f.Start - me.Phase * 1000L) % window;
        long sentBefore = 0, gotBefore = 0, sentPacketsBefore = 0, gotPacketsBefore = 0;
        var (sent, got) = opener ? (f.BytesOut + f.PacketsOut * f.Header, f.BytesIn + f.PacketsIn * f.Header) : (f.BytesIn + f.PacketsIn * f.Header, f.BytesOut + f.PacketsOut * f.Header);
        var (sentPackets, gotPackets) = opener ? (f.PacketsOut, f.PacketsIn) : (f.PacketsIn, f.PacketsOut);
        var (myPort, peerPort) = opener ? (f.FromPort, f.ToPort) : (f.ToPort, f.FromPort);
        for (var from = f.Start; from <= end; from = cut)
        {
            cut += window;
            var to = Math.Min(end, cut - 1);
            bool first = from == f.Start, final = to == end;
            long sentNow = Share(sent, to) - sentBefore, gotNow = Share(got, to) - gotBefore;
            long sentPacketsNow = Share(sentPackets, to) - sentPacketsBefore, gotPacketsNow = Share(gotPackets, to) - gotPacketsBefore;
            (sentBefore, gotBefore, sentPacketsBefore, gotPacketsBefore) = (sentBefore + sentNow, gotBefore + gotNow, sentPacketsBefore + sentPacketsNow, gotPacketsBefore + gotPacketsNow);
            // Rounding must not leave bytes without a packet, or a packet without its header.
            sentPacketsNow = Math.Max(sentPacketsNow, (sentNow + 1499) / 1500);
            gotPacketsNow = Math.Max(gotPacketsNow, (gotNow + 1499) / 1500);
            sentNow = Math.Max(sentNow, sentPacketsNow * f.Header);
            gotNow = Math.Max(gotNow, gotPacketsNow * f.Header);
            int call = f.Protocol != 6 ? 0 : f.Fate == FlowFate.Done ? (first ? 2 : 0) | (final ? 1 : 0) : 2;
            int answer = f.Fate == FlowFate.Refused ? 4 : call | (call & 2) << 3; // RST, or SYN with ACK
            var nat = me.Nat is not null && outside ? me.Nat : null;
            if (sentPacketsNow > 0)
            {
                var line = new Line(me.Address, peerAddress, myPort, peerPort, sentPacketsNow, sentNow, from, to, opener ? call : answer, true);
                Record(me, line, f, story);
                if (nat is not null)
                {
                    Record(nat, line with { Destination = nat.Address, PacketDestination = peerAddress, Egress = false }, f, story);
                    Record(nat, line with { Source = nat.Address }, f, story);
                }
            }

            if (gotPacketsNow > 0)
            {
                var line = new Line(peerAddress, me.Address, peerPort, myPort, gotPacketsNow, gotNow, from, to, opener ? answer : call, false);
                if (nat is not null)
                {
                    Record(nat, line with { Destination = nat.Address }, f, story);
                    Record(nat, line with { Source = nat.Address, PacketSource = peerAddress, Egress = true }, f, story);
                }

                Record(me, line, f, story);
            }
        }

        long Share(long total, long until) => until == end ? total : total * (until - begin + 1) / (end - begin + 1);
    }

    /// <summary>Writes that an interface saw nothing in the window that begins at a second.</summary>
    public void NoData(Machine me, long second)
    {
        var text = Slot(second + account.Window).Text;
        text.Add(me.Head);
        text.Add("- - - - - - - "u8);
        text.Add(second);
        text.Add((byte)' ');
        text.Add(second + account.Window - 2);
        text.Add(account.CustomFormat ? " - NODATA "u8 : " - NODATA\n"u8);
        if (account.CustomFormat) text.Add($"{account.VpcId} {me.SubnetId} {(me.InstanceId.Length > 0 ? me.InstanceId : "-")} - - - - {account.Region} {account.Zone} -\n");
    }

    /// <summary>The files whose five minutes ended at or before a second.</summary>
    public IEnumerable<LabFile> Close(long second)
    {
        while (open.Count > 0)
        {
            var (slot, file) = open.First();
            if (slot * FileSeconds > second) yield break;
            open.Remove(slot);
            lastSlot = -1;
            long stamp = slot * FileSeconds * 1000L;
            var name = $"AWSLogs/{account.Id}/vpcflowlogs/{account.Region}/{Stamp.Format(stamp, "yyyy/MM/dd")}/{account.Id}_vpcflowlogs_{account.Region}_{account.FlowLogId}_{Stamp.Format(stamp, "yyyyMMdd'T'HHmm'Z'")}";
            var rng = new Rng(seed, name);
            var stem = name;
            name += $"_{rng.Hex(8)}.log.gz";
            foreach (var (story, count) in file.Stories.Values)
                for (var i = 0; i < count; i++) story.Add(name, "");
            var made = new LabFile(name, Gzip.Pack(file.Text.Written, compress), stamp + rng.Between(90, 330) * 1000);
            yield return made;
            if (Delivery.IsTwice(rng))
            {
                var again = $"{stem}_{rng.Hex(8)}.log.gz";
                duplicates.Add(new(again, name));
                yield return made with { Path = again, Delivered = made.Delivered + Delivery.Apart(rng) };
            }

            file.Text.Clear();
            file.Stories.Clear();
            spare.Push(file);
        }
    }

    private FlowSlot Slot(long endSecond)
    {
        var slot = endSecond / FileSeconds + 1;
        if (slot == lastSlot) return last!;
        if (!open.TryGetValue(slot, out var file))
        {
            open.Add(slot, file = spare.Count > 0 ? spare.Pop() : new());
            file.Text.Add(account.CustomFormat ? Header5 : Header2);
        }

        (lastSlot, last) = (slot, file);
        return file;
    }

    private void Record(Machine m, in Line line, in Flow f, Story? story)
    {
        long start = line.From / 1000, end = line.To / 1000;
        var slot = Slot(end + Delivery.Late((ulong)line.From ^ (ulong)line.Source << 32 ^ (ulong)line.Destination << 16 ^ (ulong)line.SourcePort << 48 ^ line.DestinationPort));
        var text = slot.Text;
        text.Add(m.Head);
        text.AddAddress(line.Source);
        text.Add((byte)' ');
        text.AddAddress(line.Destination);
        text.Add((byte)' ');
        text.Add((long)line.SourcePort);
        text.Add((byte)' ');
        text.Add((long)line.DestinationPort);
        text.Add((byte)' ');
        text.Add((long)f.Protocol);
        text.Add((byte)' ');
        text.Add(line.Packets);
        text.Add((byte)' ');
        text.Add(line.Bytes);
        text.Add((byte)' ');
        text.Add(start);
        text.Add((byte)' ');
        text.Add(end);
        text.Add(f.Fate == FlowFate.Dropped && m == f.To.Machine ? " REJECT"u8 : " ACCEPT"u8);
        text.Add(m.Tail);
        if (account.CustomFormat)
        {
            text.Add((long)line.Flags);
            text.Add(" IPv4 "u8);
            text.AddAddress(line.PacketSource == 0 ? line.Source : line.PacketSource);
            text.Add((byte)' ');
            text.AddAddress(line.PacketDestination == 0 ? line.Destination : line.PacketDestination);
            text.Add(account.RegionAndZone);
            text.Add(line.Egress ? "egress\n"u8 : "ingress\n"u8);
        }

        slot.Note(story);
        story?.Saw(line.From, line.To);
    }

    private readonly record struct Line(uint Source, uint Destination, ushort SourcePort, ushort DestinationPort, long Packets, long Bytes, long From, long To, int Flags, bool Egress)
    {
        public uint PacketSource { get; init; }

        public uint PacketDestination { get; init; }
    }
}

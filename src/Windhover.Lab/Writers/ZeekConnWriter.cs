using Windhover.Lab.Chance;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>
/// Zeek's conn.log, rotated hourly and compressed, as <c>zeekctl</c> archives it. A connection is logged when it ends.
/// Fields: <c>https://docs.zeek.org/en/master/scripts/base/protocols/conn/main.zeek.html</c>.
/// </summary>
internal sealed class ZeekConnWriter
{
    private readonly long seed;
    private readonly SortedDictionary<long, RowFile> open = [];
    private readonly Utf8Buffer whole = new(1 << 20);

    private readonly bool compress;

    /// <param name="seed">Seed of the run.</param>
    /// <param name="compress">False to store instead of compressing.</param>
    public ZeekConnWriter(long seed, bool compress)
    {
        this.seed = seed;
        this.compress = compress;
    }

    /// <summary>Writes a connection of which at least one end is in the office.</summary>
    public void Write(in Flow f, Story? story)
    {
        var end = f.Start + f.Milliseconds;
        uint from = AddressOf(f.From), to = AddressOf(f.To);
        // An id of the content, not of a counter: one more connection must not rename the others.
        ulong mix = ((ulong)from << 32 | to) ^ (ulong)f.Start * 0x9E37_79B9_7F4A_7C15 ^ (ulong)(f.FromPort << 16 | f.ToPort) << 8;
        var written = end + Delivery.Late(mix) * 1000L;
        var hour = written / 3_600_000;
        if (!open.TryGetValue(hour, out var file)) open.Add(hour, file = new());
        var uid = "C" + new Rng((long)mix ^ seed, "uid").Text(17, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
        var (state, history) = State(f, (int)(mix >> 40 & 127));
        var answered = f.Fate == FlowFate.Done;
        var row = file.Text;
        file.Begin();
        row.AddMicros(f.Start * 1000 + (long)(mix >> 20) % 1000);
        Tab(uid);
        row.Add((byte)'\t');
        row.AddAddress(from);
        Number(f.FromPort);
        row.Add((byte)'\t');
        row.AddAddress(to);
        Number(f.ToPort);
        Tab(f.Protocol switch { 6 => "tcp", 17 => "udp", _ => "icmp" });
        Tab(f.Service.Length > 0 && answered ? f.Service : "-");
        row.Add((byte)'\t');
        if (answered)
        {
            row.AddMicros(f.Milliseconds * 1000L + (long)(mix >> 30) % 1000);
            Number(f.BytesOut);
            Number(f.BytesIn);
        }
        else
        {
            row.Add("-\t-\t-"u8);
        }

        Tab(state);
        Tab(Local(f.From) ? "T" : "F");
        Tab(Local(f.To) ? "T" : "F");
        Number(0);
        Tab(history);
        Number(f.PacketsOut);
        Number(f.BytesOut + f.PacketsOut * f.Header);
        Number(f.PacketsIn);
        Number(f.BytesIn + f.PacketsIn * f.Header);
        row.Add("\t-\n"u8);
        file.End((ulong)written << 20 | mix & 0xF_FFFF, uid, story);
        story?.Saw(f.Start, end);

        void Tab(string text)
        {
            row.Add((byte)'\t');
            row.Add(text);
        }

        void Number(long number)
        {
            row.Add((byte)'\t');
            row.Add(number);
        }
    }

    /// <summary>The files whose hour ended at or before a second.</summary>
    public IEnumerable<LabFile> Close(long second)
    {
        while (open.Count > 0)
        {
            var (hour, file) = open.First();
            if ((hour + 1) * 3600 > second) yield break;
            open.Remove(hour);
            long begin = hour * 3_600_000, end = begin + 3_600_000;
            var path = $"zeek/{Stamp.Format(begin, "yyyy-MM-dd")}/conn.{Stamp.Format(begin, "HH:mm:ss")}-{Stamp.Format(end, "HH:mm:ss")}.log.gz";
            whole.Clear();
            whole.Add("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n#open\t"u8);
            whole.Add(Stamp.Format(begin, "yyyy-MM-dd-HH-mm-ss"));
            whole.Add("\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\n"u8);
            whole.Add("#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring\tcount\tcount\tcount\tcount\tset[string]\n"u8);
            file.CopyTo(whole, default, path);
            whole.Add("#close\t"u8);
            whole.Add(Stamp.Format(end, "yyyy-MM-dd-HH-mm-ss"));
            whole.Add((byte)'\n');
            yield return new(path, Gzip.Pack(whole.Written, compress), end + new Rng(seed, path).Between(2, 20) * 1000);
        }
    }

    private static (string State, string History) State(in Flow f, int luck) => f.Fate switch
    {
        FlowFate.Dropped => ("S0", "S"),
        FlowFate.Refused => ("REJ", "Sr"),
        _ when f.Protocol == 6 && luck < 9 => ("RSTO", "ShADadR"),
        _ when f.Protocol == 6 && luck < 14 => ("RSTR", "ShADadr"),
        _ when f.Protocol == 6 && luck < 17 => ("S1", "ShADad"),
        _ when f.Protocol == 6 => ("SF", f.BytesOut + f.BytesIn > 0 ? "ShADadFf" : "ShAFf"),
        _ when f.Protocol == 1 => ("OTH", "-"),
        _ => f.BytesIn > 0 ? ("SF", "Dd") : ("S0", "D"),
    };

    private static bool Local(in Peer p) => p.Machine is { Network: Network.Office };

    private static uint AddressOf(in Peer p) => p.Machine is not { } m ? p.Outside : m.Network == Network.Office || m.PublicAddress == 0 ? m.Address : m.PublicAddress;
}

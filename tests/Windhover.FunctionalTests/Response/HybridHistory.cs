using System.Net;
using System.Net.Sockets;
using Windhover.Testing.Flows;

namespace Windhover.FunctionalTests.Response;

/// <summary>
/// Days of the ordinary traffic of the hybrid network, as IPFIX records of the past that a collector gets in a minute. Each connection is two records, as softflowd makes them.
/// Beside the hosts there are machines that are quiet in the live part: an estate is judged once it has shown 3,000 windows of ten minutes, of which those of four days ago count half,
/// and three hosts never get there.
/// </summary>
internal static class HybridHistory
{
    private const int Template = 256;
    private const int PerDatagram = 25;
    private const int Others = 5;
    private const double OthersEvery = 120;

    private static readonly IReadOnlyList<(string From, HybridPair Pair)> Habits =
    [
        .. HybridPair.All.Select(p => ($"10.77.{p.From}.2", p)),
        .. Enumerable.Range(11, Others).SelectMany(n => HybridPair.All.Take(2).Select(p => ($"10.77.1.{n}", p with { EverySeconds = OthersEvery }))),
    ];

    private static readonly (int Element, int Length)[] Fields = [(8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (6, 1), (1, 8), (2, 8), (152, 8), (153, 8)];

    /// <summary>Sends them.</summary>
    /// <param name="port">UDP port of 127.0.0.1.</param>
    /// <param name="end">Where they end, epoch milliseconds.</param>
    /// <param name="days">How many days.</param>
    /// <param name="sent">Is told after every datagram how many records were sent so far, and waits until more may come.</param>
    /// <returns>How many records.</returns>
    internal static async Task<long> SendAsync(int port, long end, int days, Func<long, Task> sent)
    {
        using var client = new UdpClient();
        client.Connect(IPAddress.Loopback, port);
        var count = 0L;
        foreach (var batch in Records(end - (days * 86_400_000L), end).Chunk(PerDatagram))
        {
            var message = TemplateMessage.Ipfix(end / 1000, domain: 7).Template(Template, Fields).Set(Template, w =>
            {
                foreach (var record in batch) record.Write(w);
            });
            await client.SendAsync(message.ToArray());
            await sent(count += batch.Length);
        }

        return count;
    }

    // In the order of time, ties by the pair.
    private static IEnumerable<FlowRecord> Records(long start, long end)
    {
        var chance = new Random(6);
        var queue = new PriorityQueue<(string From, HybridPair Pair), (long Time, int Place)>();
        for (var place = 0; place < Habits.Count; place++) queue.Enqueue(Habits[place], (start + (place * 1000), place));
        var client = 30_000;
        while (queue.TryDequeue(out var habit, out var at) && at.Time < end)
        {
            var (from, pair) = habit;
            client = client >= 60_000 ? 30_000 : client + 1;
            var bytes = (long)(pair.Bytes * (0.7 + (0.6 * chance.NextDouble())));
            yield return new FlowRecord(from, pair.To, client, pair.Port, bytes, at.Time, at.Time + 10);
            yield return new FlowRecord(pair.To, from, pair.Port, client, bytes, at.Time, at.Time + 10);
            queue.Enqueue(habit, (at.Time + (long)(pair.EverySeconds * 1000 * (0.5 + chance.NextDouble())), at.Place));
        }
    }

    private sealed record FlowRecord(string From, string To, int FromPort, int ToPort, long Bytes, long Start, long End)
    {
        private const int Tcp = 6, AllFlags = 0x1b, Segment = 1400, Head = 52, Opening = 4;

        internal void Write(Wire to)
        {
            var packets = (Bytes / Segment) + Opening;
            to.Ip(From).Ip(To).U16(FromPort).U16(ToPort).U8(Tcp).U8(AllFlags).U64((ulong)(Bytes + (packets * Head))).U64((ulong)packets).U64((ulong)Start).U64((ulong)End);
        }
    }
}

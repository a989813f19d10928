using System.Globalization;
using Windhover.Core.Events;
using Windhover.Core.Stores;

namespace Windhover.Benchmarks.Investigations;

/// <summary>Fills a telemetry store with hours of connections, day by day, as a month of a large estate would.</summary>
internal static class RollUps
{
    private const int Batch = 50_000;

    /// <summary>Adds rows over the days, a commit each day.</summary>
    /// <param name="store">An empty store.</param>
    /// <param name="rows">How many.</param>
    /// <param name="begin">Midnight of the first day, epoch milliseconds.</param>
    /// <param name="days">Days.</param>
    public static void Fill(ITelemetryStore store, long rows, long begin, int days)
    {
        var random = new Random(4);
        var batch = new ConnectionRow[Batch];
        var entities = Enumerable.Range(0, 4000).Select(i => string.Create(CultureInfo.InvariantCulture, $"device:i-{i:x8}")).ToArray();
        var peers = Enumerable.Range(0, 20_000).Select(i => Address.Parse(string.Create(CultureInfo.InvariantCulture, $"52.{i >> 8}.{i & 255}.9"))).Select(a => (Address: a, Text: a.ToString())).ToArray();
        for (var day = 0; day < days; day++)
        {
            for (var left = rows * (day + 1) / days - rows * day / days; left > 0; left -= Batch)
            {
                var count = (int)Math.Min(Batch, left);
                for (var i = 0; i < count; i++)
                {
                    var hour = begin + day * 86_400_000L + random.Next(24) * 3_600_000L;
                    var peer = peers[random.Next(peers.Length)];
                    batch[i] = new ConnectionRow
                    {
                        Hour = hour, EntityId = entities[random.Next(entities.Length)], Peer = peer.Text, PeerAddress = peer.Address, PeerCountry = "NL", Port = 443, Protocol = 6,
                        Records = 3, BytesOut = random.Next(100_000), BytesIn = random.Next(1_000_000), FirstTime = hour, LastTime = hour + 3_000_000, File = "filled", Offset = 0, Length = 0,
                    };
                }

                store.Append([], batch.AsSpan(0, count));
            }

            store.Commit(store.Epoch + 1);
        }
    }
}

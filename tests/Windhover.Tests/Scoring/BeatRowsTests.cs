using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;
using Windhover.Tests.PatternOfLife;
using Xunit;

namespace Windhover.Tests.Scoring;

/// <summary>Which beats make a row of the ledger, told by a machine's connections over some days.</summary>
public sealed class BeatRowsTests
{
    private const int Days = 8;
    private const int NewsDay = 5;
    private static readonly Address Controller = Address.Parse("94.130.125.23"), Neighbour = Address.Parse("94.130.7.7"), Service = Address.Parse("170.114.4.4"), Elsewhere = Address.Parse("52.112.9.9");
    private readonly Estate estate = new();
    private readonly PairProfiles pairs = new();
    private readonly WindowBook book = new();
    private readonly RowBuilder rows;
    private readonly int machine;
    private ushort clientPort = 40_000;

    public BeatRowsTests()
    {
        rows = new RowBuilder(estate.Entities, estate.Values, new NumberProfiles(estate.Entities), pairs);
        machine = estate.Machine("i-1", "workers");
    }

    [Fact]
    public void ABeatToANewPlaceIsARow() => Strongest(Beat(Controller, NewsDay, Days, 300)).ShouldBeGreaterThan(20);

    [Fact]
    public void ABeatThatWasThereFromTheBeginningIsNone() => Strongest(Beat(Service, 0, Days, 300)).ShouldBe(0);

    [Fact]
    public void ANetworkInWhichTheMachineIsEveryDayIsNoNewPlace() =>
        Strongest([.. Beat(Controller, NewsDay, Days, 300), .. Enumerable.Range(0, Days).Select(day => (Neighbour, day * Estate.Day + 1000))]).ShouldBe(0);

    [Fact]
    public void VisitsNowAndThenDoNotMakeANetworkAHome() =>
        Strongest([.. Beat(Controller, 7, Days, 300), .. new[] { 0, 3, 6 }.Select(day => (Neighbour, day * Estate.Day + 1000))]).ShouldBeGreaterThan(20);

    [Fact]
    public void ABeatThatMovesToAnotherAddressIsNoNews() => Strongest([.. Beat(Service, 0, NewsDay, 300), .. Beat(Elsewhere, NewsDay, Days, 300)]).ShouldBe(0);

    [Fact]
    public void ABeatBesideOneThatGoesOnIsARow() => Strongest([.. Beat(Service, 0, Days, 300), .. Beat(Elsewhere, NewsDay, Days, 300)]).ShouldBeGreaterThan(20);

    [Fact]
    public void AFastBeatBesideAFastServiceIsARow() => Strongest([.. Beat(Service, 0, Days, 60), .. Beat(Elsewhere, NewsDay, Days, 60)]).ShouldBeGreaterThan(20);

    [Fact]
    public void MuchJitterOnlyTakesLonger() => Strongest(Beat(Controller, NewsDay, Days, 600, jitter: 0.35)).ShouldBeGreaterThan(25);

    [Fact]
    public void ConnectionsByChanceAreNoBeat() => Strongest(Beat(Controller, NewsDay, Days, 300, jitter: 1)).ShouldBeLessThan(8);

    private static IEnumerable<(Address Peer, long Time)> Beat(Address peer, int fromDay, int toDay, double period, double jitter = 0.05)
    {
        var random = new Random(7);
        for (double time = fromDay * Estate.Day; time < toDay * Estate.Day; time += 1000 * (jitter < 1 ? period * (1 + jitter * (2 * random.NextDouble() - 1)) : -period * Math.Log(1 - random.NextDouble())))
            yield return (peer, (long)time);
    }

    // The most bits that a row of a beat has in any window.
    private double Strongest(IEnumerable<(Address Peer, long Time)> told)
    {
        // The estate is older than the news.
        IEnumerable<(Address Peer, long Time)> connections = [(Service, 0), .. told];
        double most = 0;
        var ledger = new List<ScoreRow>();
        foreach (var window in connections.GroupBy(c => c.Time / Estate.Window).OrderBy(w => w.Key))
        {
            var end = Estate.Begin + (window.Key + 1) * Estate.Window;
            foreach (var (peer, time) in window.OrderBy(c => c.Time)) Connect(peer, Estate.Begin + time, (int)window.Key);
            rows.Prepare(book, end);
            ledger.Clear();
            rows.Build(book, 0, ledger);
            foreach (var row in ledger.Where(r => r is { Kind: ScoreRowKind.Number, Signal: Signal.Beacon })) most = Math.Max(most, row.Bits);
            foreach (ref var touched in book.Values.Items) estate.Values.Learn(machine, touched.Value, touched.Time);
            rows.Learn(book.Windows[0]);
            book.Clear();
        }

        return most;
    }

    private void Connect(Address peer, long time, int window)
    {
        var flow = new FlowView
        {
            Entity = machine, PeerEntity = -1, Peer = peer, StartTime = time, Time = time, BytesOut = 492, BytesIn = 626, Port = 443, ClientPort = clientPort++, Protocol = 6, Sent = true, PeerOutside = true,
        };
        ref var own = ref book.Of(machine, time);
        var pair = pairs.Add(flow, window, out var isFirst, []);
        if (isFirst) book.TouchPair(ref own, pair, flow);
    }
}

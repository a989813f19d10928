using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>Whoever has read of a deviation once is not told of the very same again some days later, but of another one.</summary>
public sealed class ToldOnceTests
{
    private const int Machines = 12;
    private const long Start = 1_772_409_600;
    private const long First = Start + 6 * 86_400L + 43_200;
    private const long Second = First + 2 * 86_400L;

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void TheSamePeersAgainAreNoNewsAndOthersAre(int net, bool told)
    {
        var fed = new FedEngine(new EngineOptions { Models = false });
        fed.Feed("life.log", Life(Start, First) + Reach(7, First) + Life(First + 600, Second) + Reach(net, Second) + Life(Second + 600, Second + 1800));

        var alerts = fed.Engine.Output.Alerts.Where(a => a.Entity.Id == "device:eni-00000000000000001").ToList();
        alerts.Count(a => a.Time < (First + 3600) * 1000).ShouldBeGreaterThan(0);
        alerts.Any(a => a.Time > Second * 1000).ShouldBe(told);
    }

    // Every machine talks to the database every two minutes.
    private static string Life(long from, long until)
    {
        var text = new StringBuilder();
        for (var second = from; second < until; second += 120)
        {
            for (var machine = 0; machine < Machines; machine++) text.Append(Line(machine, second, "10.1.0.9", 5432));
        }

        return text.ToString();
    }

    private static string Reach(int net, long at) => string.Concat(Enumerable.Range(0, 90).Select(i => Line(1, at + i, $"10.{net}.{i}.9", 445)));

    private static string Line(int machine, long start, string to, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"2 123456789012 eni-{machine:x17} 10.0.0.{machine + 1} {to} {40_000 + start % 9000} {port} 6 12 {4000 + start % 700} {start} {start + 30} ACCEPT OK\n");
}

using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Running;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>What a machine suffers is its visitor's doing: the scanner and those that it scans are one incident.</summary>
public sealed class ScannedMachinesTests
{
    private const int Machines = 12;
    private const int Days = 6;
    private const int Visitor = 11;
    private const long Start = 1_772_409_600;
    private const long Noon = Start + Days * 86_400L + 43_200;

    [Fact]
    public void MachinesThatAreScannedPointAtTheScannerAndShareItsIncident()
    {
        var fed = new FedEngine(new EngineOptions { Models = false, Scoring = new ScoringOptions { AlertsPerDay = 40 } });
        fed.Feed("life.log", Life() + Scan());

        var alerts = fed.Engine.Output.Alerts;
        var scanner = Device(Visitor);
        alerts.Select(a => a.Entity.Id).Distinct().Count().ShouldBeGreaterThan(1, "the scanned ones deviate as well");
        alerts.Where(a => a.Entity.Id != scanner).ShouldAllBe(a => a.Related.Any(r => r.Id == scanner));
        fed.Engine.Incidents.Count().ShouldBe(1);
    }

    [Fact]
    public void WhoMeetsManyHasNoCounterpart()
    {
        var fed = new FedEngine(new EngineOptions { Models = false, Scoring = new ScoringOptions { AlertsPerDay = 40 } });
        fed.Feed("life.log", Life() + Scan());

        fed.Engine.Output.Alerts.Where(a => a.Entity.Id == Device(Visitor)).ShouldAllBe(a => a.Related.Count == 0);
    }

    internal static string Device(int machine) => string.Create(CultureInfo.InvariantCulture, $"device:eni-{machine:x17}");

    internal static string Life()
    {
        var text = new StringBuilder();
        for (var second = 0L; second < Days * 86_400L + 43_200; second += 120)
        {
            for (var machine = 0; machine < Machines; machine++) text.Append(Line(machine, Start + second, Address(machine), "10.1.0.9", 40_000 + second % 9000, 5432));
        }

        return text.ToString();
    }

    // Fifty ports of each of five neighbours, no two the same, as the visitor's interface and as theirs report it.
    internal static string Scan()
    {
        var lines = new List<(long Start, string Text)>();
        for (var i = 0; i < 250; i++)
        {
            var (victim, port, at) = (1 + i % 5, 1000 + i, Noon + 60 + i);
            lines.Add((at, Line(Visitor, at, Address(Visitor), Address(victim), 50_000 + i, port)));
            lines.Add((at, Line(victim, at, Address(Visitor), Address(victim), 50_000 + i, port)));
        }

        return string.Concat(lines.OrderBy(l => l.Start).Select(l => l.Text));
    }

    private static string Address(int machine) => string.Create(CultureInfo.InvariantCulture, $"10.0.0.{machine + 1}");

    private static string Line(int reporter, long start, string from, string to, long fromPort, int toPort) =>
        string.Create(CultureInfo.InvariantCulture, $"2 123456789012 eni-{reporter:x17} {from} {to} {fromPort} {toPort} 6 2 {400 + start % 700} {start} {start + 30} ACCEPT OK\n");
}

using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>Nobody is shown a score without a reason.</summary>
public sealed class ReasonsTests
{
    private const int Machines = 12;
    private const int Newcomer = 50;
    private const long Day = 86_400;
    private const long Midnight = 1_772_409_600;
    private const long Joins = Midnight + 3 * Day;
    private const long FourthDay = Joins + 3 * Day;

    [Fact]
    public void WhatGatheredBeforeAMachineCouldBeToldOfIsToldWithTheNextThingThatItDoes()
    {
        // A machine is not judged on its first three days; late on the third it scans, and is quiet then.
        var fed = new FedEngine(new EngineOptions { Models = false });
        fed.Feed("life.log", Life(Midnight, FourthDay - 1800) + Reach(7, FourthDay - 1800) + Life(FourthDay - 1200, FourthDay + 3600) + Reach(9, FourthDay + 3600) + Life(FourthDay + 4200, FourthDay + 6000));

        var told = fed.Engine.Output.Alerts.Where(a => a.Entity.Id == $"device:eni-{Newcomer:x17}").ToList();
        told.ShouldAllBe(a => a.Contributions.Count > 0 && !a.Title.TrimEnd().EndsWith(':'));
        told[0].Time.ShouldBeGreaterThanOrEqualTo((FourthDay + 3600) * 1000);
        told[0].Contributions.ShouldContain(c => c.Text.Contains("10.9.", StringComparison.Ordinal));
    }

    // Every machine talks to the database every two minutes.
    private static string Life(long from, long until)
    {
        var text = new StringBuilder();
        for (var second = from; second < until; second += 120)
        {
            for (var machine = 0; machine < Machines; machine++) text.Append(Line(machine, second, "10.1.0.9", 5432));
            if (second >= Joins) text.Append(Line(Newcomer, second, "10.1.0.9", 5432));
        }

        return text.ToString();
    }

    private static string Reach(int net, long at) => string.Concat(Enumerable.Range(0, 90).Select(i => Line(Newcomer, at + i, $"10.{net}.{i}.9", 445)));

    private static string Line(int machine, long start, string to, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"2 123456789012 eni-{machine:x17} 10.0.0.{machine + 1} {to} {40_000 + start % 9000} {port} 6 12 {4000 + start % 700} {start} {start + 30} ACCEPT OK\n");
}

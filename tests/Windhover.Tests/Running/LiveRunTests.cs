using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Running;
using Windhover.Lab;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class LiveRunTests(LabDays lab) : IClassFixture<LabDays>
{
    [Fact]
    public void FilesThatAppearHourByHourGiveWhatTheyGiveAtOnce()
    {
        using var estate = new LiveEstate();
        var sink = new CollectingSink();
        using var run = estate.Run(sinks: sink);
        foreach (var hour in lab.Hours) Look(estate, run, hour);
        run.Finish(default);
        estate.Findings.Count.ShouldBeGreaterThan(6);
        estate.Findings.ShouldBe(estate.Analyzed());
        sink.Alerts.Select(a => a.AlertId).Order(StringComparer.Ordinal).ShouldBe(estate.State.Alerts(new() { Limit = 500 }).Items.Select(a => a.AlertId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FilesThatComeInAnotherOrderGiveTheSame()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(LiveEstate.Options with { LiveLag = 2 * LiveEstate.Lag });
        foreach (var hour in lab.Hours)
        {
            foreach (var part in hour.Reverse().Chunk(hour.Count / 3 + 1)) Look(estate, run, part);
        }

        run.Finish(default);
        estate.Findings.ShouldBe(estate.Analyzed());
    }

    [Fact]
    public void ARestartInTheMiddleNeitherLosesNorDoubles()
    {
        using var whole = new LiveEstate();
        using (var run = whole.Run())
        {
            foreach (var hour in lab.Hours) Look(whole, run, hour);
            run.Finish(default);
        }

        using var broken = new LiveEstate();
        var told = new CollectingSink();
        foreach (var part in lab.Hours.Chunk(9))
        {
            using var run = broken.Run(sinks: told);
            foreach (var hour in part) Look(broken, run, hour);
        }

        using (var last = broken.Run(sinks: told))
        {
            last.Finish(default);
            last.Status.Lines.ShouldBe(last.Status.Events + last.Status.Ignored + last.Status.DeadLetters);
        }

        Plain(broken).ShouldBe(Plain(whole));
        broken.Hours.ShouldBe(whole.Hours);
        told.Alerts.Select(a => a.AlertId).ShouldBeUnique("nobody is told twice");
    }

    [Fact]
    public void ASinkThatFailsHurtsNobody()
    {
        using var estate = new LiveEstate();
        var sink = new CollectingSink();
        using var run = estate.Run(null, new FailingSink(), sink);
        foreach (var hour in lab.Hours) Look(estate, run, hour);
        run.Finish(default);
        sink.Alerts.Count.ShouldBe((int)estate.State.Alerts(new()).Total);
        run.SinkFailures.ShouldBeGreaterThan(0);
        estate.Log.ShouldContain(line => line.Contains("the mail server is down", StringComparison.Ordinal));
    }

    [Fact]
    public void AnIncidentThatSomebodyClosedIsToldAsClosedWhenItGrows()
    {
        using var estate = new LiveEstate();
        var sink = new CollectingSink();
        using var run = estate.Run(sinks: sink);
        HashSet<string> closed = [];
        var grown = 0;
        foreach (var hour in lab.Hours)
        {
            sink.Incidents.Clear();
            Look(estate, run, hour);
            var again = sink.Incidents.Where(i => closed.Contains(i.IncidentId)).ToList();
            again.ShouldAllBe(i => i.Status == IncidentStatus.Closed && i.Handling!.Assignee == "Anna");
            grown += again.Count;
            foreach (var incident in sink.Incidents.Where(i => closed.Add(i.IncidentId)))
            {
                estate.State.Handle(incident.IncidentId, StateSamples.Assignment("Anna"));
                estate.State.Handle(incident.IncidentId, StateSamples.Closing());
            }
        }

        grown.ShouldBePositive();
    }

    [Fact]
    public void WhatIsOlderThanItIsKeptIsDropped()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(LiveEstate.Options with { RetentionDays = 1 });
        foreach (var hour in lab.Hours) Look(estate, run, hour);
        estate.Put("later.log", FlowLines.Header + FlowLines.At("2026-03-04T05:00:00Z"));
        run.Scan(default);
        run.Finish(default);
        estate.Telemetry.Days().ShouldNotContain("2026-03-02");
        estate.Telemetry.Days().ShouldContain("2026-03-03");
    }

    // Two estates lie in different folders.
    private static IEnumerable<string> Plain(LiveEstate estate) => estate.Findings.Select(f => f.Replace(estate.Logs, "", StringComparison.Ordinal));

    private static void Look(LiveEstate estate, LiveRun run, IEnumerable<LabFile> files)
    {
        foreach (var file in files) estate.Put(file.Path, file.Content);
        estate.Clock.Advance(TimeSpan.FromSeconds(1));
        run.Scan(default);
    }
}

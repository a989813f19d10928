using Shouldly;
using Windhover.Lab;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class RetentionBySizeTests(LabDays lab) : IClassFixture<LabDays>
{
    [Fact]
    public void TheOldestDaysOfTelemetryGoFirstAndAlertsAndTheNewestDayStay()
    {
        using var all = new LiveEstate();
        Run(all, 1L << 40).ShouldBeEmpty();
        all.Telemetry.Days().Count.ShouldBeGreaterThan(1);
        all.Telemetry.UsedBytes.ShouldBeGreaterThan(1);

        using var small = new LiveEstate();
        Run(small, 1).ShouldMatch(@"^Telemetry of \d{4}-\d\d-\d\d and before was removed to stay within 0 GiB\.$");
        small.Telemetry.Days().ShouldBe([all.Telemetry.Days()[^1]]);
        small.Findings.Count.ShouldBe(all.Findings.Count);
    }

    private string Run(LiveEstate estate, long? bytes)
    {
        using var run = estate.Run(LiveEstate.Options with { RetentionBytes = bytes });
        foreach (var hour in lab.Hours)
        {
            foreach (LabFile file in hour) estate.Put(file.Path, file.Content);
            estate.Clock.Advance(TimeSpan.FromSeconds(6));
            run.Scan(default);
        }

        run.Finish(default);
        return run.Status.RetentionNote;
    }
}

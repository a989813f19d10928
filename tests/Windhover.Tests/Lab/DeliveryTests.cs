using System.Globalization;
using Shouldly;
using Windhover.Lab.Writers;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class DeliveryTests
{
    [Fact]
    public void OneRecordInAHundredIsLateByUpTo145Seconds()
    {
        var late = Enumerable.Range(0, 200_000).Select(i => Delivery.Late((ulong)i * 7919)).ToList();
        late.Count(l => l > 0).ShouldBeInRange(1500, 2500);
        late.Max().ShouldBe(145);
        late.ShouldAllBe(l => l >= 0);
    }

    [Fact]
    public void SomeFlowRecordsStandInAFileThatBeganAfterTheirEnd()
    {
        int late = 0, all = 0;
        foreach (var file in LabRuns.All.Where(LabRuns.IsFlow))
        {
            var begin = DateTimeOffset.ParseExact(file.Path.Split('_')[^2], "yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds() - 300;
            foreach (var flow in LabRuns.Flows([file]).Where(f => f["log-status"] == "OK"))
            {
                all++;
                var by = begin - long.Parse(flow["end"], CultureInfo.InvariantCulture);
                if (by <= 0) continue;
                late++;
                by.ShouldBeLessThanOrEqualTo(145);
            }
        }

        ((double)late / all).ShouldBeInRange(0.001, 0.01);
    }

    [Fact]
    public void SomeConnectionsOfTheOfficeStandInTheNextHour()
    {
        var late = 0;
        foreach (var file in LabRuns.All.Where(LabRuns.IsZeek))
        {
            var begin = DateTimeOffset.ParseExact(file.Path.Split('/')[1] + file.Path.Split("conn.")[1][..8], "yyyy-MM-ddHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();
            foreach (var row in LabRuns.Records(file).Select(r => r.Split('\t')))
            {
                var end = double.Parse(row[0], CultureInfo.InvariantCulture) + (row[8] == "-" ? 0 : double.Parse(row[8], CultureInfo.InvariantCulture));
                if (end >= begin) continue;
                late++;
                (begin - end).ShouldBeLessThanOrEqualTo(146);
            }
        }

        late.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void AFileNowAndThenComesTwiceUnderTwoNames()
    {
        var files = LabRuns.All.ToDictionary(f => f.Path, StringComparer.Ordinal);
        LabRuns.Twice.Count.ShouldBeInRange(2, files.Count / 50);
        foreach (var (again, first) in LabRuns.Twice)
        {
            files[again].Content.ShouldBe(files[first].Content);
            files[again].Delivered.ShouldBeGreaterThan(files[first].Delivered);
            Path.GetDirectoryName(again).ShouldBe(Path.GetDirectoryName(first));
        }
    }

    [Fact]
    public void AMachineNeverSpeaksToItselfInTheLogs() => LabRuns.Flows(LabRuns.All).Where(f => f["log-status"] == "OK").ShouldAllBe(f => f["srcaddr"] != f["dstaddr"]);

    [Fact]
    public void NoFlowRecordOfAFileStandsThereTwice()
    {
        foreach (var file in LabRuns.All.Where(LabRuns.IsFlow)) LabRuns.Records(file).GroupBy(r => r, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty(file.Path);
    }
}

using Shouldly;
using Windhover.Core.Outputs;
using Xunit;

namespace Windhover.Tests.Running.Coverage;

public sealed class CoverageTests
{
    private const string Launch =
        """
        {"Records":[{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::123456789012:user/ana","accountId":"123456789012","userName":"ana"},"eventTime":"2026-03-02T01:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","userAgent":"aws-cli/2","requestParameters":{},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-0123456789abcdef0","privateIpAddress":"10.0.9.9","vpcId":"vpc-1","networkInterfaceSet":{"items":[{"networkInterfaceId":"eni-0feedfeedfeed0001","privateIpAddress":"10.0.9.9"}]}}]}},"eventID":"0c4a0d0e-0000-4000-8000-000000000001","eventType":"AwsApiCall","recipientAccountId":"123456789012"}]}
        """;

    [Fact]
    public void EverySourceAndAccountSaysWhatItBrings()
    {
        using var estate = new LiveEstate();
        estate.Put("a.log", Steady.Lines(Steady.First, 0, 48) + "2 broken\n");
        estate.Put("b.log", Steady.Lines(Steady.Second, 0, 20) + Steady.Lines(Steady.Second, 22, 48));
        estate.Put("again.log", Steady.Lines(Steady.Second, 47, 48));
        var source = Report(estate).Sources.ShouldHaveSingleItem();
        source.State.ShouldBe(CoverageState.Live);
        source.Duplicates.ShouldBe(12);
        source.RatePerMinute.ShouldBe(0.4, 0.02);
        source.DeadLetterReasons.ShouldHaveSingleItem().Places.ShouldHaveSingleItem().File.ShouldEndWith("a.log");
        source.Accounts.Select(a => a.Account).ShouldBe([Steady.First, Steady.Second]);
        source.Accounts[0].Gaps.ShouldBeEmpty();
        source.Accounts[1].Gaps.ShouldBe([new HourGap((Steady.Start + 20 * 3600) * 1000, (Steady.Start + 22 * 3600) * 1000)]);
        source.Accounts[1].Hours.Sum().ShouldBe(46 * 12);
        source.Accounts[1].UsualPause.ShouldBe(2 * 3600 + 300);
    }

    [Fact]
    public void TheFieldsThatAFormatLacksComeWithTheirSetting()
    {
        using var estate = new LiveEstate();
        estate.Put("a.log", Steady.Lines(Steady.First, 0, 2));
        var missing = Report(estate).Sources.Single().Missing;
        missing.Select(m => m.Field).ShouldBe(["flow-direction", "instance-id", "pkt-dstaddr", "pkt-srcaddr", "tcp-flags", "vpc-id"]);
        missing.ShouldAllBe(m => m.Fix.Contains("${tcp-flags}", StringComparison.Ordinal) && m.Loses.Length > 20);
    }

    [Fact]
    public void OnceTheSettingIsMadeNothingIsMissing()
    {
        using var estate = new LiveEstate();
        estate.Put("a.log", Steady.Lines(Steady.First, 0, 2));
        var time = Steady.Start + 3 * 86_400;
        estate.Put("b.log",
            "version account-id vpc-id instance-id interface-id srcaddr dstaddr srcport dstport pkt-srcaddr pkt-dstaddr protocol packets bytes start end action tcp-flags flow-direction log-status\n"
            + $"5 {Steady.First} vpc-1 i-0123456789abcdef0 eni-0a1b2c3d4e5f60718 10.0.0.5 10.0.1.9 41822 443 10.0.0.5 10.0.1.9 6 12 4096 {time} {time + 30} ACCEPT 2 egress OK\n");
        Report(estate).Sources.Single().Missing.ShouldBeEmpty();
    }

    [Fact]
    public void AMachineWithoutFlowLogsIsNamedUntilOneCoversIt()
    {
        using var estate = new LiveEstate();
        estate.Put("trail.json", Launch);
        estate.Put("a.log", Steady.Lines(Steady.First, 0, 2) + Steady.Lines(Steady.Second, 0, 2));
        var report = Report(estate);
        report.UncoveredAssets.ShouldBe(1);
        report.Assets.ShouldHaveSingleItem().Id.ShouldBe("device:i-0123456789abcdef0");
        report.Accounts.ShouldHaveSingleItem().Account.ShouldBe(Steady.Second, "no audit log tells of it");
        estate.Put("c.log", FlowLines.Header + FlowLines.At("2026-03-02T03:00:00Z", "eni-0feedfeedfeed0001"));
        Report(estate).Assets.ShouldBeEmpty();
    }

    [Fact]
    public void ASilentAccountMakesItsSourceSilentUntilItComesBack()
    {
        using var estate = new LiveEstate();
        estate.Put("a.log", Steady.Lines(Steady.First, 0, 96));
        estate.Put("b.log", Steady.Lines(Steady.Second, 0, 72));
        var silent = Report(estate).Sources.Single();
        silent.State.ShouldBe(CoverageState.Silent);
        silent.Accounts.Single(a => a.State == CoverageState.Silent).SilentSince.ShouldBe((Steady.Start + 72 * 3600 - 300 + 30) * 1000);
        estate.Put("c.log", Steady.Lines(Steady.First, 96, 100) + Steady.Lines(Steady.Second, 97, 100));
        Report(estate).Sources.Single().State.ShouldBe(CoverageState.Live);
    }

    [Fact]
    public void AReportOutlivesARestart()
    {
        using var estate = new LiveEstate();
        estate.Put("trail.json", Launch);
        estate.Put("a.log", Steady.Lines(Steady.First, 0, 96));
        estate.Put("b.log", Steady.Lines(Steady.Second, 0, 72));
        var before = System.Text.Json.JsonSerializer.Serialize(Report(estate));
        System.Text.Json.JsonSerializer.Serialize(Report(estate)).ShouldBe(before);
    }

    private static CoverageReport Report(LiveEstate estate)
    {
        using var run = estate.Run();
        run.Finish(default);
        return run.CoverageNow();
    }
}

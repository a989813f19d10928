using System.Globalization;
using Shouldly;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>How long the slices of time are that the engine takes, and how soon an alert is there.</summary>
public sealed class LiveSliceTests(LabDays lab) : IClassFixture<LabDays>
{
    private static readonly LiveOptions Quick = LiveEstate.Options with { LiveLag = TimeSpan.FromSeconds(2), TimeGoesOn = true };

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(60_000)]
    public void WhatIsFoundDoesNotHangOnTheLengthOfASlice(int milliseconds)
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(LiveEstate.Options with { Slice = TimeSpan.FromMilliseconds(milliseconds) });
        foreach (var file in lab.Hours.SelectMany(h => h)) estate.Put(file.Path, file.Content);
        run.Scan(default);
        run.Finish(default);
        estate.Findings.Count.ShouldBeGreaterThan(6);
        estate.Findings.ShouldBe(estate.Analyzed());
    }

    [Fact]
    public void ASnapshotOfOtherSlicesIsGoneOnWith()
    {
        using var estate = new LiveEstate();
        var hours = lab.Hours.ToArray();
        using (var run = estate.Run(LiveEstate.Options with { Slice = TimeSpan.FromMinutes(1) }))
        {
            foreach (var hour in hours[..(hours.Length / 2)])
            {
                foreach (var file in hour) estate.Put(file.Path, file.Content);
                estate.Clock.Advance(TimeSpan.FromSeconds(10));
                run.Scan(default);
            }
        }

        using var again = estate.Run();
        foreach (var file in hours[(hours.Length / 2)..].SelectMany(h => h)) estate.Put(file.Path, file.Content);
        again.Scan(default);
        again.Finish(default);
        estate.Findings.ShouldBe(estate.Analyzed());
    }

    [Fact]
    public void AnAlertIsThereALagAndASliceAfterItsRecordAlsoWhenNothingElseComes()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(Quick);
        estate.Put("a.json", Call("StopLogging", "2026-03-19T10:00:00Z", 1));
        run.Scan(default);
        estate.Clock.Advance(TimeSpan.FromSeconds(2.9));
        run.Scan(default);
        estate.Findings.ShouldBeEmpty();
        estate.Clock.Advance(TimeSpan.FromSeconds(0.1));
        run.Scan(default);
        estate.Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public void OldRecordsOfAnotherSourceHoldAnAlertNotBack()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(Quick);
        estate.Put("a.json", Call("StopLogging", "2026-03-19T10:00:00Z", 1));
        run.Scan(default);
        for (var n = 2; n < 8; n++)
        {
            estate.Put($"old-{n}.json", Call("ListBuckets", $"2026-03-19T09:30:{n:D2}Z", n));
            estate.Clock.Advance(TimeSpan.FromSeconds(0.5));
            run.Scan(default);
        }

        estate.Findings.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7_000)]
    [InlineData(120_000)]
    public void ASliceIsAPartOfAWindow(int milliseconds)
    {
        using var estate = new LiveEstate();
        Should.Throw<ArgumentException>(() => estate.Run(LiveEstate.Options with { Slice = TimeSpan.FromMilliseconds(milliseconds) }));
    }

    private static string Call(string action, string time, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"Records":[{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/dana","accountId":"111122223333","userName":"dana"},"eventTime":"{{{time}}}","eventSource":"{{{(action == "StopLogging" ? "cloudtrail" : "s3")}}}.amazonaws.com","eventName":"{{{action}}}","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.23","userAgent":"aws-cli/2.15.0","requestParameters":{"name":"trail"},"eventID":"11111111-2222-4333-8444-{{{number:D12}}}","eventType":"AwsApiCall","recipientAccountId":"111122223333"}]}""");
}

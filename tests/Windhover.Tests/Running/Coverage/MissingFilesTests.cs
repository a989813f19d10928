using System.Globalization;
using Shouldly;
using Windhover.Core.Outputs;
using Xunit;

namespace Windhover.Tests.Running.Coverage;

/// <summary>CloudTrail's digests list the log files of an hour and the digest before: what is listed and did not come is named.</summary>
public sealed class MissingFilesTests
{
    private const string Account = "123456789012";

    [Fact]
    public void WhatADigestListsAndDidNotComeIsNamedUntilItComes()
    {
        using var estate = new LiveEstate();
        Log(estate, 11, "there");
        Log(estate, 16, "late");
        Digest(estate, 10, "older-than-the-collection");
        Digest(estate, 11, "there", "removed");
        var source = Report(estate);
        source.MissingFiles.ShouldBe(1);
        var gap = source.FileGaps.ShouldHaveSingleItem();
        gap.File.ShouldBe(LogName(11, "removed"));
        (gap.From, gap.To).ShouldBe((Time(11), Time(12)));

        Log(estate, 11, "removed");
        Report(estate).FileGaps.ShouldBeEmpty();
    }

    [Fact]
    public void ADigestThatIsMissingIsNamedByTheNextOne()
    {
        using var estate = new LiveEstate();
        Log(estate, 16, "late");
        Digest(estate, 10);
        Digest(estate, 12);
        Report(estate).FileGaps.ShouldHaveSingleItem().File.ShouldBe(DigestName(11));
        Digest(estate, 11);
        Report(estate).FileGaps.ShouldBeEmpty();
    }

    [Fact]
    public void AFileOfTheLastHourMayStillBeOnTheWay()
    {
        using var estate = new LiveEstate();
        Digest(estate, 10);
        Digest(estate, 11, "removed");
        Log(estate, 12, "now");
        Report(estate).FileGaps.ShouldBeEmpty();
        Log(estate, 14, "later");
        Report(estate).FileGaps.ShouldHaveSingleItem();
    }

    [Fact]
    public void ADigestWithoutItsPeriodIsADeadLetter()
    {
        using var estate = new LiveEstate();
        estate.Put("broken.json", """{"awsAccountId":"123456789012","digestStartTime":"yesterday","digestEndTime":"2026-03-02T11:00:00Z","digestS3Bucket":"b","digestS3Object":"x_CloudTrail-Digest_y_20260302T110000Z.json.gz","logFiles":[]}""");
        Log(estate, 16, "late");
        Report(estate).DeadLetterReasons.ShouldHaveSingleItem().Reason.ShouldBe("digestStartTime is not a time");
    }

    private static SourceCoverage Report(LiveEstate estate)
    {
        using var run = estate.Run();
        run.Finish(default);
        return run.CoverageNow().Sources.ShouldHaveSingleItem();
    }

    private static void Log(LiveEstate estate, int hour, string name) => estate.Put(LogName(hour, name),
        $$"""{"Records":[{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::{{Account}}:user/ana","accountId":"{{Account}}","userName":"ana"},"eventTime":"2026-03-02T{{hour}}:30:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.9","userAgent":"aws-cli/2","requestParameters":null,"responseElements":null,"eventID":"{{name}}-{{hour}}","eventType":"AwsApiCall","recipientAccountId":"{{Account}}"}]}""");

    // The digest of an hour, written at its end.
    private static void Digest(LiveEstate estate, int hour, params string[] files)
    {
        var listed = string.Join(",", files.Select(f => $$"""{"s3Bucket":"logs","s3Object":"AWSLogs/{{Account}}/CloudTrail/eu-west-1/2026/03/02/{{LogName(hour, f)}}","hashValue":"00","hashAlgorithm":"SHA-256"}"""));
        estate.Put(DigestName(hour),
            $$"""{"awsAccountId":"{{Account}}","digestStartTime":"{{Stamp(hour)}}","digestEndTime":"{{Stamp(hour + 1)}}","digestS3Bucket":"logs","digestS3Object":"AWSLogs/{{Account}}/CloudTrail-Digest/eu-west-1/2026/03/02/{{DigestName(hour)}}","previousDigestS3Object":"AWSLogs/{{Account}}/CloudTrail-Digest/eu-west-1/2026/03/02/{{DigestName(hour - 1)}}","logFiles":[{{listed}}]}""");
    }

    private static string LogName(int hour, string name) => $"{Account}_CloudTrail_eu-west-1_20260302T{hour}30Z_{name}.json";

    private static string DigestName(int hour) => $"{Account}_CloudTrail-Digest_eu-west-1_trail_eu-west-1_20260302T{hour + 1}0000Z.json";

    private static string Stamp(int hour) => $"2026-03-02T{hour}:00:00Z";

    private static long Time(int hour) => DateTimeOffset.Parse(Stamp(hour), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

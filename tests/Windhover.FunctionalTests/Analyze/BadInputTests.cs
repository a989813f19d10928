using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Broken and hostile files beside good ones: the run goes on, says what it skipped and where, and finds in the good ones what it would without them.</summary>
public sealed class BadInputTests : IDisposable
{
    private const int Flows = 400;
    private const int Calls = 31;
    private const long MostMemory = 400L << 20;
    private readonly TemporaryFolder folder = new();
    private readonly string logs;

    public BadInputTests()
    {
        logs = folder.File("logs");
        Directory.CreateDirectory(logs);
        Write("good-flows.log", Encoding.UTF8.GetBytes(GoodLogs.Flows(Flows)));
        Write("good-trail.json.gz", Gzip(Encoding.UTF8.GetBytes(GoodLogs.StoppedTrail("mallory"))));
    }

    [Fact]
    public void GoodFilesAloneAreReadWhole()
    {
        var found = Run();
        found.Stats.Of("events", "aws.vpc-flow").ShouldBe(Flows);
        found.Stats.Of("events", "aws.cloudtrail").ShouldBe(Calls);
        found.Stats.DeadLetters.ShouldBe(0);
        Encoding.UTF8.GetString(found.Alerts).ShouldContain("aws-trail-stopped");
        Encoding.UTF8.GetString(found.Incidents).ShouldContain("user/mallory");
    }

    [Fact]
    public void ATruncatedGzipFileIsReadAsFarAsItGoes()
    {
        var good = Run();
        var packed = Gzip(Encoding.UTF8.GetBytes(GoodLogs.Flows(5000, "eni-0b22", "10.0.1.6")));
        Write("bad.log.gz", packed[..(packed.Length / 2)]);
        var found = Run();
        found.Alerts.ShouldBe(good.Alerts);
        found.Stats.Of("events", "aws.vpc-flow").ShouldBeInRange(Flows + 1000, Flows + 4999);
        found.Stats.Places("dead_letters").ShouldContain(p => p.File.EndsWith("/bad.log.gz", StringComparison.Ordinal) && p.Reason.Contains("ends early") && p.Offset > 0);
    }

    [Fact]
    public void BrokenJsonCostsTheBrokenRecordsAlone()
    {
        var good = Run();
        string[] records = [.. Enumerable.Range(0, 5).Select(i => GoodLogs.Call("carol", "s3.amazonaws.com", "ListBuckets", "null", GoodLogs.Begin + i))];
        records[2] = records[2][..(records[2].Length / 2)];
        Write("bad.json", Encoding.UTF8.GetBytes("{\"Records\":[" + string.Join(",\n", records) + "]}"));
        var found = Run();
        found.Alerts.ShouldBe(good.Alerts);
        found.Stats.Of("events", "aws.cloudtrail").ShouldBeInRange(Calls + 3, Calls + 4);
        found.Stats.Places("dead_letters").ShouldContain(p => p.File.EndsWith("/bad.json", StringComparison.Ordinal) && p.Offset > 0);
    }

    [Fact]
    public void LinesWithTooFewFieldsAreNamedOneByOne()
    {
        var good = Run();
        var text = GoodLogs.Flows(10, "eni-0b22", "10.0.1.6") + "2 111122223333 eni-0b22 10.0.1.6 10.0.2.9\n" + GoodLogs.Flow("eni-0b22", "10.0.1.6", "10.0.2.9", 1, 2, GoodLogs.Begin);
        Write("bad.log", Encoding.UTF8.GetBytes(text));
        var found = Run();
        found.Alerts.ShouldBe(good.Alerts);
        found.Stats.Of("events", "aws.vpc-flow").ShouldBe(Flows + 11);
        var place = found.Stats.Places("dead_letters").ShouldHaveSingleItem();
        place.File.ShouldEndWith("/bad.log");
        place.Offset.ShouldBe(text.IndexOf("2 111122223333 eni-0b22 10.0.1.6 10.0.2.9\n", StringComparison.Ordinal));
    }

    [Fact]
    public void ALineOfAHundredMegabytesIsPassedOverWithoutKeepingIt()
    {
        var good = Run();
        var head = Encoding.UTF8.GetBytes(GoodLogs.Flows(10, "eni-0b22", "10.0.1.6"));
        using (var file = File.Create(Path.Combine(logs, "bad.log")))
        {
            file.Write(head);
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 100; i++) file.Write(block);
            file.Write("\n"u8);
            file.Write(Encoding.UTF8.GetBytes(GoodLogs.Flow("eni-0b22", "10.0.1.6", "10.0.2.9", 1, 2, GoodLogs.Begin)));
        }

        var found = Run();
        found.Alerts.ShouldBe(good.Alerts);
        found.Stats.Of("events", "aws.vpc-flow").ShouldBe(Flows + 11);
        var place = found.Stats.Places("dead_letters").ShouldHaveSingleItem();
        place.Reason.ShouldContain("longer than");
        place.Offset.ShouldBe(head.Length);
    }

    [Fact]
    public void NoiseAndEmptyFilesAreCountedAndNamed()
    {
        var good = Run();
        var noise = new byte[3 << 20];
        new Random(1).NextBytes(noise);
        Write("noise.bin", noise);
        Write("noise.log.gz", [0x1F, 0x8B, .. noise[..100_000]]);
        Write("empty.log", []);
        Write("empty.json.gz", Gzip([]));
        Write("prose.txt", "Dear diary,\nnothing happened today.\n"u8.ToArray());
        var found = Run();
        found.ShouldBeTheSameAs(good, "with noise beside it");
        found.Stats.Events.ShouldBe(good.Stats.Events);
        var named = found.Stats.Places("ignored").Concat(found.Stats.Places("dead_letters")).Select(p => p.File).Concat(found.Stats.Skipped.Select(s => s.File)).ToList();
        foreach (var file in (string[])["noise.bin", "noise.log.gz", "prose.txt"]) named.ShouldContain(n => n.EndsWith("/" + file, StringComparison.Ordinal), file);
        found.Stats.Places("ignored").ShouldContain(p => p.File.EndsWith("/prose.txt", StringComparison.Ordinal) && p.Count >= 2);
    }

    [Fact]
    public void WhatCannotBeOpenedIsNamedWithTheReason()
    {
        var good = Run();
        File.CreateSymbolicLink(Path.Combine(logs, "dangling.log"), Path.Combine(logs, "nowhere"));
        using (var made = Process.Start("mkfifo", [Path.Combine(logs, "pipe.log")])) made.WaitForExit();
        Directory.CreateDirectory(Path.Combine(logs, "locked"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(logs, "locked"), UnixFileMode.None);
        var found = Run();
        found.ShouldBeTheSameAs(good, "with things that cannot be opened beside it");
        found.Stats.Skipped.ShouldContain(s => s.File.EndsWith("/dangling.log", StringComparison.Ordinal) && s.Reason == "not found");
        found.Stats.Skipped.ShouldContain(s => s.File.EndsWith("/pipe.log", StringComparison.Ordinal) && s.Reason == "not a regular file");
        if (!Environment.IsPrivilegedProcess) found.Stats.Skipped.ShouldContain(s => s.File.EndsWith("/locked", StringComparison.Ordinal) && s.Reason == "no permission");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ABombIsStoppedBeforeItFillsTheMemoryOrTheDay(bool zip)
    {
        var good = Run();
        using (var file = File.Create(Path.Combine(logs, zip ? "bomb.zip" : "bomb.log.gz")))
        using (var archive = zip ? new ZipArchive(file, ZipArchiveMode.Create) : null)
        using (var packed = archive is null ? new GZipStream(file, CompressionLevel.Optimal) : archive.CreateEntry("flows.log").Open())
        {
            packed.Write(Encoding.UTF8.GetBytes(GoodLogs.FlowHeader));
            for (var i = 0; i < 100; i++) packed.Write(Encoding.UTF8.GetBytes(GoodLogs.Flow("eni-0b22", "10.0.1.6", "10.0.2.9", 1 + i, 2, GoodLogs.Begin)));
            var block = new byte[1 << 20];
            for (var i = 0; i < 700; i++) packed.Write(block);
        }

        var found = Run();
        found.Alerts.ShouldBe(good.Alerts);
        found.Stats.Of("events", "aws.vpc-flow").ShouldBe(Flows + 100);
        var named = found.Stats.Places("dead_letters").Select(p => (p.File, p.Reason)).Concat(found.Stats.Skipped);
        named.ShouldContain(n => n.File.Contains("/bomb.") && n.Reason.Contains("expands more than"));
    }

    [Fact]
    public void AZipArchiveOfLogsIsReadEntryByEntry()
    {
        using (var file = File.Create(Path.Combine(logs, "more.zip")))
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using (var entry = archive.CreateEntry("day/flows.log").Open()) entry.Write(Encoding.UTF8.GetBytes(GoodLogs.Flows(70, "eni-0b22", "10.0.1.6")));
            using (var entry = archive.CreateEntry("day/trail.json.gz").Open()) entry.Write(Gzip(Encoding.UTF8.GetBytes(GoodLogs.StoppedTrail("oscar"))));
        }

        var found = Run();
        found.Stats.Of("events", "aws.vpc-flow").ShouldBe(Flows + 70);
        found.Stats.Of("events", "aws.cloudtrail").ShouldBe(2 * Calls);
        found.Stats.Skipped.ShouldBeEmpty();
        var incidents = Encoding.UTF8.GetString(found.Incidents);
        incidents.ShouldContain("user/mallory");
        incidents.ShouldContain("user/oscar");
        Encoding.UTF8.GetString(found.Alerts).ShouldContain("more.zip!day/trail.json.gz");
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(Path.Combine(logs, "locked"))) File.SetUnixFileMode(Path.Combine(logs, "locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.Dispose();
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(logs, name), content);

    private Findings Run()
    {
        var output = folder.File("out");
        var result = AnalyzeProcess.Run("analyze", logs, "--out", output);
        result.ExitCode.ShouldBe(0, result.Errors);
        if (OperatingSystem.IsLinux()) result.PeakBytes.ShouldBeInRange(1, MostMemory);
        return Findings.In(output);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(content);
        return packed.ToArray();
    }
}

using System.Globalization;
using Shouldly;
using Windhover.FunctionalTests.Analyze;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

/// <summary>A server that reads a growing log is backed up while it reads; what is restored elsewhere reads the rest and finds what a server finds that was never interrupted.</summary>
public sealed class BackupTests
{
    private const int Records = 24_000;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task WhatIsRestoredGoesOnAsIfNothingHadHappened()
    {
        using var _ = folder;
        var logs = folder.File("logs");
        Directory.CreateDirectory(logs);
        var log = Path.Combine(logs, "calls.jsonl");
        var backup = folder.File("windhover.tar.gz");
        await using (var serve = await ServeProcess.StartAsync(Configure("first", logs)))
        {
            Append(log, 0, Records / 2);
            await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) >= Records / 4);
            using var stop = new CancellationTokenSource();
            var writing = WriteAsync(log, Records / 2, stop.Token);
            var made = AnalyzeProcess.Run("backup", "--data", folder.File("first"), "--out", backup);
            made.ExitCode.ShouldBe(0, made.Errors);
            await stop.CancelAsync();
            var written = await writing;
            written.ShouldBeGreaterThan(Records / 2, "nothing was written while the backup was made: the test tested nothing");
            (await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) >= written)).GetProperty("engine").GetProperty("is_running").GetBoolean().ShouldBeTrue("the server goes on after a backup");
            await serve.KillAsync();
            Append(log, written, Records - written);
        }

        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var restored = AnalyzeProcess.Run("restore", "--from", backup, "--data", folder.File("second"));
        restored.ExitCode.ShouldBe(0, restored.Errors);
        AppendLast(log);
        var resumed = await FoundAsync("second", logs);
        var plain = await FoundAsync("third", logs);
        plain.Incidents.ShouldNotBe(0);
        resumed.ShouldBe(plain);
    }

    private static void Append(string log, int first, int count) => File.AppendAllLines(log, Enumerable.Range(first, count).Select(Line));

    // Much later, so that the last window ends.
    private static void AppendLast(string log) => File.AppendAllText(log, ApiCalls.Line(Records, ApiCalls.Start.AddHours(6)) + "\n");

    private static async Task<int> WriteAsync(string log, int first, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var next = first;
        while (!stop.IsCancellationRequested && next < Records * 3 / 4)
        {
            Append(log, next, 50);
            next += 50;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return next;
    }

    // Now and then somebody stops the log, which a model tells.
    private static string Line(int number)
    {
        var line = ApiCalls.Line(number, ApiCalls.Start.AddMilliseconds(number * 400L));
        return number % 3000 != 1500
            ? line
            : line.Replace("s3.amazonaws.com", "cloudtrail.amazonaws.com", StringComparison.Ordinal).Replace("ListBuckets", "StopLogging", StringComparison.Ordinal)
                .Replace("\"readOnly\":true", "\"readOnly\":false", StringComparison.Ordinal);
    }

    private string Configure(string data, string logs)
    {
        var config = folder.File(data + ".yaml");
        File.WriteAllText(config, $"url: http://127.0.0.1:0\ndata_folder: {folder.File(data)}\nlive_lag_seconds: 1\ncommit_seconds: 1\nwatch_folders: [{logs}]\n");
        return config;
    }

    private async Task<(int Incidents, long Stored, string Alerts, string Text)> FoundAsync(string data, string logs)
    {
        await using var serve = await ServeProcess.StartAsync(Configure(data, logs));
        var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) > Records);
        ServeProcess.Events(status, ApiCalls.Source).ShouldBe(Records + 1, serve.Said);
        var stored = await serve.GetUntilAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/events?limit=1&from=0&to={ApiCalls.Start.AddHours(5).ToUnixTimeMilliseconds()}"), p => p.GetProperty("total").GetInt64() >= Records);
        var alerts = await serve.GetAsync("/api/v1/alerts?limit=200");
        var incidents = await serve.GetAsync("/api/v1/incidents?limit=200");
        return (incidents.GetProperty("items").GetArrayLength(), stored.GetProperty("total").GetInt64(), alerts.GetRawText(), incidents.GetRawText());
    }
}

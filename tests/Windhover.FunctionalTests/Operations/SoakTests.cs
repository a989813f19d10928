using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

/// <summary>
/// A server under a third of full load that is restarted, killed, given a full disk and a broken source: nothing is lost, memory stays flat, every line of its log is explained.
/// <c>bench/soak.sh</c> runs the long form: WINDHOVER_SOAK_MINUTES, and writes the table: WINDHOVER_SOAK_OUT.
/// </summary>
public sealed class SoakTests
{
    private const int Batch = 200;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(double.TryParse(Environment.GetEnvironmentVariable("WINDHOVER_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var set) ? set : 0.75);
    private readonly Stopwatch clock = new();
    private readonly SoakReport report = new();
    private int next;

    [Fact]
    public async Task NothingIsLostOrDoubledUnderLoadWhateverHappensToTheServer()
    {
        using var folder = new TemporaryFolder();
        var disk = SmallDisk.CanMount ? await SmallDisk.MountAsync((int)(1536 + (600 * Length.TotalMinutes))) : null;
        try
        {
            await using var estate = new PushedEstate(folder.Path, Path.Combine(disk?.Path ?? folder.Path, "data"), Broken(folder));
            await estate.StartAsync();
            report.Full = await FullSpeedAsync(estate);
            clock.Start();
            using var stop = new CancellationTokenSource();
            var pushing = PushAsync(estate, Math.Max(Batch, report.Full / 3), stop.Token);
            var watching = WatchAsync(estate, stop.Token);
            await DisturbAsync(estate, disk, folder);
            await AtAsync(1.0);
            await stop.CancelAsync();
            await Task.WhenAll(pushing, watching);
            await JudgeAsync(estate);
        }
        finally
        {
            if (disk is not null) await disk.DisposeAsync();
        }
    }

    // A collection whose service is not there; what it says of it is the only warning that may come again and again.
    private static string Broken(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.File("logs"));
        return $"  - name: dead\n    collector: okta.system-log\n    organisation: http://127.0.0.1:{ServeProcess.FreePort()}\n    token: a-secret-token-that-no-log-may-show\n    every_seconds: 5\n"
            + $"watch_folders: [{folder.File("logs")}]\nmin_free_mib: 64\nlog: {{ format: json }}\n";
    }

    private async Task<int> FullSpeedAsync(PushedEstate estate)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(3)) await PushOnceAsync(estate, 5 * Batch);
        await estate.EventsAsync(estate.Taken);
        return (int)(estate.Taken / watch.Elapsed.TotalSeconds);
    }

    private async Task PushAsync(PushedEstate estate, int rate, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var before = estate.Taken;
        while (!stop.IsCancellationRequested)
        {
            // What an outage held up is not caught up on at full speed: the load stays a third.
            var due = (int)(clock.Elapsed.TotalSeconds * rate) - (estate.Taken - before);
            if (due >= Batch && !await PushOnceAsync(estate, Batch)) before -= Math.Max(0, due - Batch);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    // The same records again until they are taken: each has an id, so that one that came through unnoticed counts once.
    private async Task<bool> PushOnceAsync(PushedEstate estate, int count)
    {
        var now = DateTimeOffset.UtcNow;
        if (await estate.TryPushAsync(next, count, _ => now) != HttpStatusCode.OK)
        {
            report.Refused++;
            return false;
        }

        next += count;
        return true;
    }

    private async Task DisturbAsync(PushedEstate estate, SmallDisk? disk, TemporaryFolder folder)
    {
        await AtAsync(0.08);
        var (code, took) = await estate.Serve.TerminateAsync();
        code.ShouldBe(0, estate.Serve.Said);
        report.Note("stopped by SIGTERM and started again", clock.Elapsed, $"ended in {took.TotalSeconds:0.0} s");
        await RestartAsync(estate);

        await AtAsync(0.12);
        await File.WriteAllBytesAsync(Path.Combine(folder.File("logs"), "cut.json.gz"), [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C]);
        report.Note("a log that is cut off in a watched folder; beside it a collection whose service is never there", clock.Elapsed, "");

        await AtAsync(0.16);
        await estate.Serve.KillAsync();
        report.Note("killed (SIGKILL) and started again", clock.Elapsed, "");
        await RestartAsync(estate);

        await AtAsync(0.24);
        if (disk is null) return;
        disk.Fill();
        var began = clock.Elapsed;
        var status = await estate.Serve.GetUntilAsync("/api/v1/status", s => s.GetProperty("engine").GetProperty("stopped").GetString() != "");
        status.GetProperty("engine").GetProperty("stopped").GetString()!.ShouldNotBeEmpty();
        await AtAsync(0.3);
        (await estate.Serve.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        disk.Free();
        await estate.Serve.GetUntilAsync("/api/v1/status", s => s.GetProperty("engine").GetProperty("stopped").GetString() == "");
        report.Note("disk full", began, $"for {(clock.Elapsed - began).TotalSeconds:0} s; reading went on by itself");
    }

    private async Task RestartAsync(PushedEstate estate)
    {
        report.Hear(estate.Serve.Said);
        report.Starts.Add(clock.Elapsed);
        await estate.StartAsync();
    }

    private async Task WatchAsync(PushedEstate estate, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stop.IsCancellationRequested)
        {
            report.Sample(clock.Elapsed, estate.Serve.Id);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task AtAsync(double share)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (clock.Elapsed < Length * share) await timer.WaitForNextTickAsync();
    }

    private async Task JudgeAsync(PushedEstate estate)
    {
        // What was refused last may have been taken all the same; it is sent once more, and a last record ends the last window.
        await estate.PushAsync(next, Batch, _ => DateTimeOffset.UtcNow);
        next += Batch;
        report.Sent = next;
        var status = await estate.Serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) >= next);
        report.Counted = ServeProcess.Events(status, ApiCalls.Source);
        var collections = await estate.Serve.GetUntilAsync("/api/v1/collections", c => IsFailing(c, "dead"));
        report.Hear(estate.Serve.Said);
        report.Took = clock.Elapsed;
        Console.Error.WriteLine(report.Table());
        if (Environment.GetEnvironmentVariable("WINDHOVER_SOAK_OUT") is { Length: > 0 } file) await File.WriteAllTextAsync(file, report.Table());
        report.Counted.ShouldBe(report.Sent, estate.Serve.Said);
        report.Unexplained.ShouldBeEmpty();
        report.Log.ShouldNotContain("a-secret-token");
        IsFailing(collections, "dead").ShouldBeTrue("a collection whose service is not there says so");
        IsFailing(collections, "app").ShouldBeFalse("its neighbour does not notice");
        // A third of full load is a million records a minute here; half of the bound is the telemetry store's own and the collector's leave.
        report.MostMemory.ShouldBeLessThan(4096);

        // What came in a window of ten minutes waits for its end: growth is what remains from one window to the next, and takes a run of half an hour to see.
        if (report.Slope is { } slope) slope.ShouldBeLessThan(10, "MiB a minute");
    }

    private static bool IsFailing(JsonElement collections, string name) =>
        collections.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name).GetProperty("status").GetProperty("problem").GetString() != "";
}

using Windhover.Core.Running;
using Windhover.Lab;
using Windhover.Server;

namespace Windhover.Cli;

/// <summary>The demo: serves at once, has the estate played into a folder, learns it, then lets the live day pass.</summary>
internal static class Demo
{
    // What the simulated clouds deliver latest comes an hour after it happened: hourly files of the office's sensor.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(65);
    private static readonly TimeSpan BeforeFirstAttack = TimeSpan.FromMinutes(2);

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="folder">Where logs and stores go; exists or is made.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(DemoOptions options, string folder, CancellationToken cancellation)
    {
        var logs = Path.Combine(folder, "logs");
        Directory.CreateDirectory(logs);
        var live = new LiveOptions { LiveLag = Lag, FutureLimit = null, FilesAppearWhole = true, RetentionDays = options.Days + 60 };
        var estate = new LabGateway();
        var clock = new DemoClock(options.Speed);
        await using var gateway = await DemoGateway.StartAsync(estate, TimeProvider.System, cancellation);
        await using var response = DemoResponse.Of(gateway, TimeProvider.System);
        await using var host = new LiveHost(Path.Combine(folder, "data"), [logs], live, Say, new LiveHostParts { Response = response, ResponseClock = clock });
        clock.Follow(host.Run);
        var lab = new LabOptions { Days = options.Days + 1, LearningDays = options.Days, Seed = options.Seed, Stealth = 0.2, Compress = false, Scale = 0.5 };
        var view = new DemoView(host.Run, options.Days, lab.Start);
        var url = await host.ListenAsync(new ServerOptions { Url = options.Url, Mode = ServerMode.Demo }, view, cancellation);
        Console.Out.WriteLine($"The demo is at {url}: a simulated estate, on this machine only, without sign-in. Ctrl+C ends it.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var engine = host.Run.RunAsync(stop.Token);
        var play = Task.Run(() => PlayAsync(options, new LabRun(lab, estate), folder, host, view, stop.Token), stop.Token);
        try
        {
            // The first to fail ends the other.
            var first = await Task.WhenAny(engine, play);
            if (first == play && play.IsCompletedSuccessfully) await engine;
        }
        finally
        {
            await stop.CancelAsync();
            await engine;
        }

        await play;
    }

    private static async Task PlayAsync(DemoOptions options, LabRun lab, string folder, LiveHost host, DemoView view, CancellationToken cancellation)
    {
        var attack = FirstAttack.Find(lab.Options);
        var begin = attack + (long)(Lag - BeforeFirstAttack).TotalMilliseconds;
        using var stage = new DemoStage(lab, folder);
        Say($"Playing {options.Days} quiet days and learning them…");
        stage.PlayUntil(begin, day => Say($"{day} of {options.Days} days played, {view.DaysLearned} learned"), cancellation);
        await host.Run.WaitUntilReadAsync(cancellation);
        view.Learned = true;
        host.Response?.Start(view);
        Say(FormattableString.Invariant($"{options.Days} days learned; the live day goes on from {Text(attack - (long)BeforeFirstAttack.TotalMilliseconds)} UTC, {options.Speed:0.##} times as fast as real time."));
        await stage.PlayLiveAsync(begin, options.Speed, TimeProvider.System, cancellation);
        await host.Run.FinishAsync(cancellation);
        Say("The simulated day is over. The page stays; Ctrl+C ends it.");
    }

    private static string Text(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static void Say(string line) => Console.Error.WriteLine(line);
}

using Shouldly;
using Windhover.Storage;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>A run that is killed goes on where its last commit was, and finds what an undisturbed one finds.</summary>
[Collection("lab logs")]
public sealed class InterruptedRunTests : IDisposable
{
    private readonly LabLogs lab;
    private readonly TemporaryFolder folder = new();
    private readonly string state;
    private readonly string config;

    public InterruptedRunTests(LabLogs lab)
    {
        this.lab = lab;
        state = folder.File("state");
        config = folder.File("config.yaml");
        File.WriteAllText(config, "commit_seconds: 0.2\n");
    }

    [Fact]
    public void ARunKilledAgainAndAgainFindsTheSame()
    {
        // Each run is killed after more changes of the state on disk than the one before; the last comes to its end.
        var kills = 0;
        var epochs = new List<long>();
        foreach (var changes in (int[])[2, 9, 25, 60])
        {
            var result = RunUntilChanged(changes);
            if (result.ExitCode == 0) break;
            result.ExitCode.ShouldBe(137, result.Errors);
            kills++;
            epochs.Add(Epoch());
        }

        AnalyzeProcess.Run(Arguments()).ExitCode.ShouldBe(0);
        kills.ShouldBeGreaterThan(1);
        epochs[^1].ShouldBeGreaterThan(epochs[0], "later runs went on from commits of earlier ones");
        var found = Findings.In(folder.File("out"));
        found.ShouldBeTheSameAs(lab.Plain, $"killed {kills} times");
        found.Stats.Lines.ShouldBe(lab.Plain.Stats.Lines);
        found.Stats.Events.ShouldBe(lab.Plain.Stats.Events);
        found.Stats.Entities.ShouldBe(lab.Plain.Stats.Entities);
    }

    [Fact]
    public void ARunKilledAtItsFirstLineOfProgressFindsTheSame()
    {
        using (var run = new AnalyzeProcess(Arguments(), (process, text) =>
        {
            if (text.StartsWith("reading and learning", StringComparison.Ordinal)) process.Kill();
        })) run.Wait().ExitCode.ShouldBe(137);

        Findings.Of(folder.File("out"), lab.Path, "--state", state, "--config", config).ShouldBeTheSameAs(lab.Plain, "killed at its first line of progress");
    }

    [Fact]
    public void ARunOverTheSameFilesOnceMoreCountsNothingTwice()
    {
        Findings.Of(folder.File("out"), lab.Path, "--state", state).ShouldBeTheSameAs(lab.Plain, "with a state");
        var again = Findings.Of(folder.File("again"), lab.Path, "--state", state);
        again.ShouldBeTheSameAs(lab.Plain, "a second time over the same state");
        again.Stats.Lines.ShouldBe(lab.Plain.Stats.Lines);
    }

    public void Dispose() => folder.Dispose();

    private string[] Arguments() => ["analyze", lab.Path, "--out", folder.File("out"), "--state", state, "--config", config];

    private AnalyzeResult RunUntilChanged(int changes)
    {
        Directory.CreateDirectory(state);
        using var watcher = new FileSystemWatcher(state, "state.db*") { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size };
        var seen = 0;
        AnalyzeProcess? run = null;
        watcher.Changed += (_, _) =>
        {
            if (Interlocked.Increment(ref seen) >= changes) Volatile.Read(ref run)?.Kill();
        };
        watcher.EnableRaisingEvents = true;
        using var started = new AnalyzeProcess(Arguments());
        Volatile.Write(ref run, started);
        return started.Wait();
    }

    private long Epoch()
    {
        using var store = EmbeddedStores.OpenState(Path.Combine(state, "state.db"));
        return store.Epoch;
    }
}

using Microsoft.Data.Sqlite;
using Shouldly;
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
        this.lab = lab.Short;
        state = folder.File("state");
        config = folder.File("config.yaml");
        File.WriteAllText(config, "commit_seconds: 0.05\n");
    }

    [Fact]
    public void ARunKilledAgainAndAgainFindsTheSame()
    {
        // Each run is killed at some moment after a few more commits than the one before it left behind; the last comes to its end.
        var kills = 0;
        var epochs = new List<long> { 0 };
        foreach (var commits in (int[])[1, 3, 2, 5])
        {
            var result = RunUntilCommitted(epochs[^1] + commits);
            if (result.ExitCode == 0) break;
            result.ExitCode.ShouldBe(137, result.Errors);
            kills++;
            epochs.Add(Epoch());
            epochs[^1].ShouldBeGreaterThan(epochs[^2], "a run went on from the commits of the one before");
        }

        AnalyzeProcess.Run(Arguments()).ExitCode.ShouldBe(0);
        kills.ShouldBeGreaterThan(1);
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

    // The files of the store change with every commit, thousands of times for a large one: it is asked how many there were when somebody has time to, not once a change.
    private AnalyzeResult RunUntilCommitted(long epoch)
    {
        Directory.CreateDirectory(state);
        using var changed = new AutoResetEvent(false);
        using var ended = new ManualResetEvent(false);
        using var watcher = new FileSystemWatcher(state, "state.db*") { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) => changed.Set();
        watcher.EnableRaisingEvents = true;
        using var run = new AnalyzeProcess(Arguments());
        var killer = Task.Factory.StartNew(
            () =>
            {
                while (WaitHandle.WaitAny([ended, changed]) != 0)
                {
                    if (Epoch() >= epoch) run.Kill();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var result = run.Wait();
        ended.Set();
        killer.GetAwaiter().GetResult();
        return result;
    }

    private long Epoch()
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(state, "state.db"), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT epoch FROM commits";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // The store is not made yet, or is just being opened.
            return 0;
        }
    }
}

using System.Reflection;
using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;
using Windhover.Core.Running;
using Windhover.Core.Scoring;
using Windhover.Core.Stores;
using Windhover.Integrations.Aws.Sources.VpcFlow;
using Windhover.Storage;
using Xunit;

namespace Windhover.Tests.Running;

public class RestoredEngineTests
{
    [Fact]
    public void AnEngineThatHasLearnedIsNotLearningAgainAfterARestart()
    {
        var symbols = new SymbolTable();
        var engine = Engine(symbols);
        engine.Learning.ShouldBeTrue();
        engine.Advance(EstateEngine.Window);
        engine.Advance(2 * EstateEngine.Window);
        engine.Learning.ShouldBeFalse();
        using var stream = new MemoryStream();
        engine.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = Engine(symbols);
        restored.Restore(new SnapshotReader(stream));
        restored.Learning.ShouldBeFalse("models that ask how unusual something is speak in the first window, too");
    }

    [Fact]
    public void ASnapshotOfTheVersionWithoutTagsIsGoneOnFrom()
    {
        var symbols = new SymbolTable();
        var engine = Engine(symbols);
        engine.Advance(EstateEngine.Window);
        engine.Advance(2 * EstateEngine.Window);
        using var stream = new MemoryStream();
        engine.Save(new SnapshotWriter(stream));
        var bytes = stream.ToArray();
        var (mark, tags) = (bytes.AsSpan().IndexOf("engine 11"u8), bytes.AsSpan().LastIndexOf("tags"u8));
        "engine 10"u8.CopyTo(bytes.AsSpan(mark));
        var restored = Engine(symbols);
        restored.Restore(new SnapshotReader(new MemoryStream(bytes[..(tags - sizeof(int))])));
        restored.Learning.ShouldBeFalse();
        restored.AtWindowEnd.ShouldBeTrue();
        "engine 09"u8.CopyTo(bytes.AsSpan(mark));
        Should.Throw<InvalidDataException>(() => Engine(symbols).Restore(new SnapshotReader(new MemoryStream(bytes)))).Message.ShouldContain("another version");
    }

    [Fact]
    public void AStateThatWasMadeUnderOtherModelsIsGoneOnFrom()
    {
        var folder = Directory.CreateTempSubdirectory("windhover-test-");
        try
        {
            var log = Path.Combine(folder.FullName, "flows.log");
            File.WriteAllText(log, FlowLines.Header + FlowLines.At("2026-03-02T10:00:00Z"));
            var next = Path.Combine(folder.FullName, "next.log");
            File.WriteAllText(next, FlowLines.Header + FlowLines.At("2026-03-02T10:20:00Z") + FlowLines.At("2026-03-02T10:21:00Z", "eni-0ffffffffffffffff"));
            using var state = EmbeddedStores.OpenState(Path.Combine(folder.FullName, "state.db"));
            Analyze(state, Models(typeof(ModelCatalogue).Assembly), log).Status.Events.ShouldBe(1);
            Analyze(state, Models(typeof(ModelCatalogue).Assembly, typeof(VpcFlowSource).Assembly), log, next).Status.Events.ShouldBe(3);
            Analyze(state, Models(), log, next).Status.Entities.ShouldBeGreaterThanOrEqualTo(2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ARunThatNeverCommitsLeavesTheStateAsItWas()
    {
        var folder = Directory.CreateTempSubdirectory("windhover-test-");
        try
        {
            var log = Path.Combine(folder.FullName, "flows.log");
            File.WriteAllText(log, FlowLines.Header + FlowLines.At("2026-03-02T10:00:00Z"));
            using var state = EmbeddedStores.OpenState(Path.Combine(folder.FullName, "state.db"));
            Analyze(state, Models(), log);
            var epoch = state.Epoch;
            File.WriteAllText(Path.Combine(folder.FullName, "next.log"), FlowLines.Header + FlowLines.At("2026-03-02T10:20:00Z"));
            using (var run = new AnalysisRun(SourceCatalogue.In(typeof(VpcFlowSource).Assembly), Models(), new RunOptions { Threads = 1, CommitEvery = Timeout.InfiniteTimeSpan }, TimeProvider.System, state))
            {
                run.Run([log, Path.Combine(folder.FullName, "next.log")]).Status.Events.ShouldBe(2);
            }

            state.Epoch.ShouldBe(epoch);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ModelCatalogue Models(params Assembly[] from) => ModelCatalogue.Load(from, []);

    private static RunResult Analyze(IStateStore state, ModelCatalogue models, params string[] paths)
    {
        using var run = new AnalysisRun(SourceCatalogue.In(typeof(VpcFlowSource).Assembly), models, new RunOptions { Threads = 1 }, TimeProvider.System, state);
        return run.Run(paths);
    }

    private static EstateEngine Engine(SymbolTable symbols) =>
        new(symbols, new FileTable(), ModelCatalogue.Load([typeof(ModelCatalogue).Assembly], []), new EngineOptions { Pairs = 1000, Scoring = new ScoringOptions { LearnFor = TimeSpan.Zero, LearnEvents = 0 } });
}

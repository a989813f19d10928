using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;
using Windhover.Core.Running;
using Windhover.Core.Scoring;
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

    private static EstateEngine Engine(SymbolTable symbols) =>
        new(symbols, new FileTable(), ModelCatalogue.Load([typeof(ModelCatalogue).Assembly], []), new EngineOptions { Pairs = 1000, Scoring = new ScoringOptions { LearnFor = TimeSpan.Zero, LearnEvents = 0 } });
}

using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The same input gives the same bytes, however the run is set up.</summary>
[Collection("lab logs")]
public sealed class SameBytesTests(LabLogs lab) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void TheRunThatIsComparedWithFindsSomething()
    {
        var alerts = System.Text.Encoding.UTF8.GetString(lab.Plain.Alerts);
        alerts.ShouldContain("\"kind\":\"learned\"");
        alerts.ShouldContain("\"kind\":\"model\"");
        lab.Plain.Incidents.ShouldNotBeEmpty();
        lab.Plain.Stats.Events.ShouldBeGreaterThan(10_000);
        lab.Plain.Stats.DeadLetters.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 64)]
    [InlineData(2, 1)]
    [InlineData(2, 1000)]
    public void ThreadsAndBatchesDoNotMatter(int threads, int batchSize)
    {
        var config = folder.File("config.yaml");
        File.WriteAllText(config, $"threads: {threads}\nbatch_size: {batchSize}\n");
        var found = Findings.Of(folder.File("out"), lab.Path, "--config", config);
        found.ShouldBeTheSameAs(lab.Plain, $"{threads} threads, batches of {batchSize}");
        found.Stats.Lines.ShouldBe(lab.Plain.Stats.Lines);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheOrderInWhichPathsAreGivenDoesNotMatter(int seed)
    {
        // Two levels down, so that there are more folders and files than a few to be shuffled.
        var paths = Directory.GetFileSystemEntries(lab.Path).SelectMany(p => Directory.Exists(p) ? Directory.GetFileSystemEntries(p) : [p]).Order(StringComparer.Ordinal).ToArray();
        paths.Length.ShouldBeGreaterThan(2);
        new Random(seed).Shuffle(paths);
        Findings.Of(folder.File("out"), paths).ShouldBeTheSameAs(lab.Plain, "paths in the order " + string.Join(' ', paths));
    }

    public void Dispose() => folder.Dispose();
}

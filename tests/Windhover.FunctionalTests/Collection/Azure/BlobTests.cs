using System.Text.RegularExpressions;
using Shouldly;
using Windhover.FunctionalTests.Analyze;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>Hourly blobs that grow in place and are rewritten, on a server that speaks Blob Storage.</summary>
public sealed partial class BlobTests
{
    private const string Container = "insights-logs-flowlogflowevent";

    [Fact]
    public async Task EveryTupleOfABlobThatGrowsAndIsRewrittenCountsOnce()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await Azurite.StartAsync(folder.File("azurite"));
        await azurite.ContainerAsync(Container);
        var now = DateTimeOffset.Parse("2026-03-02T09:40:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var clock = new StandingClock(now);
        var blob = new HourBlob(azurite, HourBlob.Name(Container, now, "SHOP"));
        await blob.AddAsync("m1", 0, 1, 2);
        await blob.AddAsync("m2", 3, 4);

        await using (var run = Run(folder, azurite, clock).Start())
        {
            await run.UntilAsync(() => Ports(run).Count == 15);
            await blob.AddAsync("m3", 5);
            await run.UntilAsync(() => Ports(run).Count == 18);
        }

        // Stopped, and the blob grows; started again it goes on where it was.
        await blob.AddAsync("m4", 6, 7);
        await using (var run = Run(folder, azurite, clock).Start())
        {
            await run.UntilAsync(() => Ports(run).Count == 24);
            run.Status.Retries.ShouldBe(0, run.Status.ToString());

            // A block far before the end is written anew: two of its records come again, two are new. Then it goes on growing.
            await blob.RewriteAsync("m2", "m2b", 4, 8, 3, 9);
            await run.UntilAsync(() => Ports(run).Count == 30);
            await blob.AddAsync("m5", 10);
            await run.UntilAsync(() => Ports(run).Count == 33);
            run.Status.Retries.ShouldBe(1, run.Status.ToString());
        }

        await blob.AddAsync("m6", 11);
        var another = new HourBlob(azurite, HourBlob.Name(Container, now.AddHours(-1), "OTHER"));
        await another.AddAsync("m1", 12);
        await using (var run = Run(folder, azurite, clock).Start())
        {
            await run.UntilAsync(() => Ports(run).Count == 39);
            Ports(run).Order().ShouldBe(Enumerable.Range(2000, 39));
        }

        // Hours later nothing of it grows any more, and its files are closed.
        await using (var run = Run(folder, azurite, new StandingClock(now.AddHours(5))).Start()) await run.UntilAsync(() => run.Files.All(f => File.ReadAllText(f).EndsWith("]}\n", StringComparison.Ordinal)));

        // What lies in the spool is what the engine reads: every tuple an event, nothing left over.
        var result = AnalyzeProcess.Run("analyze", folder.File("spool/c/copies"), "--out", folder.File("out"));
        result.ExitCode.ShouldBe(0, result.ToString());
        var stats = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("out/stats.json"))).RootElement;
        stats.GetProperty("events").GetProperty("total").GetInt64().ShouldBe(39, stats.ToString());
        stats.GetProperty("dead_letters").GetProperty("total").GetInt64().ShouldBe(0, stats.ToString());
    }

    [Fact]
    public async Task AnAppendBlobOfLinesIsCopiedAsItGrowsAndSignaturesAreEnough()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await Azurite.StartAsync(folder.File("azurite"));
        const string Activity = "insights-activity-logs";
        await azurite.ContainerAsync(Activity);
        var now = DateTimeOffset.Parse("2026-03-02T09:40:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var name = $"{Activity}/resourceId=/SUBSCRIPTIONS/4F2C9D1E/y=2026/m=03/d=02/h=09/m=00/PT1H.json";
        await azurite.AppendBlobAsync(name);
        await azurite.AppendAsync(name, "{\"a\":1}\n{\"a\":2}\n{\"a\"");
        var settings = Settings(azurite.Address);
        settings["sas"] = Azurite.ReadSignature;
        await using var run = new CollectorRun(folder.File("spool"), "azure.blob", settings, new StandingClock(now)).Start();
        await run.UntilAsync(() => run.Files.Length == 1 && File.ReadAllText(run.Files[0]) == "{\"a\":1}\n{\"a\":2}\n");
        await azurite.AppendAsync(name, ":3}\n");
        await run.UntilAsync(() => File.ReadAllText(run.Files[0]) == "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        var test = await run.TestAsync();
        test.Works.ShouldBeTrue(string.Join('\n', test.Steps));
        test.Samples.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AKeyThatIsWrongIsSaidWithWhatToDo()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await Azurite.StartAsync(folder.File("azurite"));
        var settings = Settings($"{azurite.Address}/{Container}");
        settings["account_key"] = Convert.ToBase64String(new byte[32]);
        await using var run = new CollectorRun(folder.File("spool"), "azure.blob", settings);
        var missing = (await run.TestAsync()).Steps.Where(s => !s.Works).ShouldHaveSingleItem();
        missing.Permission.ShouldBe("Storage Blob Data Reader");
        missing.Remedy.ShouldContain("az role assignment create");
    }

    private static CollectorRun Run(TemporaryFolder folder, Azurite azurite, TimeProvider clock)
    {
        var settings = Settings($"{azurite.Address}/{Container}");
        settings["account_key"] = Azurite.Key;
        return new CollectorRun(folder.File("spool"), "azure.blob", settings, clock);
    }

    private static Dictionary<string, string> Settings(string url) => new(StringComparer.Ordinal) { ["containers"] = url, ["every_seconds"] = "5" };

    private static List<int> Ports(CollectorRun run) =>
        [.. run.Files.SelectMany(f => Port().Matches(File.ReadAllText(f)).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)))];

    [GeneratedRegex("203[.]0[.]113[.]80,([0-9]+),443", RegexOptions.NonBacktracking)]
    private static partial Regex Port();
}

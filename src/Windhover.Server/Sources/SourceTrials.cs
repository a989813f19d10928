using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;

namespace Windhover.Server.Sources;

/// <summary>Tries a source away from the spool: nothing is collected and nothing is left behind.</summary>
internal sealed class SourceTrials(SampleReading samples, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Tries all that it needs; takes 90 seconds at most.</summary>
    /// <exception cref="SourceRefusedException">A setting is wrong.</exception>
    public Task<SourceTrial> TryAsync(CollectionPlan plan, CancellationToken cancellation) => BesideAsync(plan, async (collection, folder) =>
    {
        var found = await TestAsync(collection, cancellation);
        var read = samples.Read(found.Samples, folder);
        return new SourceTrial(
            found.Works && read.All(sample => sample.IsRecognised),
            [.. found.Steps.Select(step => step with { Problem = plan.WithoutSecrets(step.Problem), Remedy = plan.WithoutSecrets(step.Remedy) })],
            [.. read.Select(sample => sample with { Name = plan.WithoutSecrets(sample.Name) })]);
    });

    /// <summary>Says whether the collector takes the settings.</summary>
    /// <exception cref="SourceRefusedException">It does not.</exception>
    public Task CheckAsync(CollectionPlan plan) => BesideAsync(plan, static (_, _) => Task.FromResult(true));

    private async Task<CollectorTest> TestAsync(ICollection collection, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await collection.TestAsync(both.Token).WaitAsync(both.Token);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            var problem = limit.IsCancellationRequested ? $"there was no answer within {Patience.TotalSeconds} seconds" : failure.Message;
            return new CollectorTest([new CollectorTestStep("try it", "", problem, "look at the addresses, and at what lies between this machine and them")], []);
        }
    }

    private async Task<T> BesideAsync<T>(CollectionPlan plan, Func<ICollection, string, Task<T>> work)
    {
        var folder = Directory.CreateTempSubdirectory("windhover-source-");
        try
        {
            var spool = new SpoolFolder(Path.Combine(folder.FullName, "spool"), new SpoolOptions(), clock);
            await using var collection = Open(plan, new CollectorContext { Spool = spool.Collection(plan.Settings.Name), Clock = clock, Health = new CollectorHealth() });
            return await work(collection, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ICollection Open(CollectionPlan plan, CollectorContext context)
    {
        try
        {
            return plan.Collector.Open(plan.Settings, context);
        }
        catch (CollectorSettingsException wrong)
        {
            throw SourcePlans.Refused(wrong);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new SourceRefusedException("", $"It cannot be opened: {plan.WithoutSecrets(failure.Message)}");
        }
    }
}

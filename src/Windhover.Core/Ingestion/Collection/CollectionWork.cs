namespace Windhover.Core.Ingestion.Collection;

/// <summary>One collection at work: where it ends or fails it is said, and it is opened again after a while, from one second to a minute.</summary>
/// <param name="plan">What is collected.</param>
/// <param name="context">What it works with.</param>
/// <param name="log">Takes one line about it; may be called on any thread.</param>
internal sealed class CollectionWork(CollectionPlan plan, CollectorContext context, Action<string> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    /// <summary>What is collected.</summary>
    public CollectionPlan Plan => plan;

    /// <summary>How it stands.</summary>
    public CollectionSummary Summary => new(plan.Settings.Name, plan.Collector.Descriptor.Name, plan.Collector.Descriptor.Title, context.Health.Snapshot());

    /// <summary>Opens it without setting it to work.</summary>
    /// <exception cref="CollectorSettingsException">A setting is wrong; it names the collection.</exception>
    public ICollection Open()
    {
        try
        {
            return plan.Collector.Open(plan.Settings, context);
        }
        catch (CollectorSettingsException wrong)
        {
            throw new CollectorSettingsException(wrong.Setting, wrong.Problem) { Collection = plan.Settings.Name };
        }
    }

    /// <summary>Sets it to work. Call it once.</summary>
    /// <param name="first">What was opened; null to open it.</param>
    /// <param name="after">What must have ended before: whoever collected under this name has its ports and files until then.</param>
    public void Start(ICollection? first, Task after) => running = Task.Run(() => KeepAsync(first is null ? Open : () => first, after));

    /// <summary>Stops it; ends when it has, and nothing fails any more then.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        context.Health.Stopped();
    }

    private async Task KeepAsync(Func<ICollection> open, Task after)
    {
        await after.ConfigureAwait(false);
        var pause = TimeSpan.FromSeconds(1);
        while (!stop.IsCancellationRequested)
        {
            var began = context.Clock.GetTimestamp();
            var problem = await RunAsync(open).ConfigureAwait(false);
            open = Open;
            if (stop.IsCancellationRequested) return;
            context.Health.Retrying(problem);
            log($"collection {plan.Settings.Name}: {problem}; trying again");
            pause = context.Clock.GetElapsedTime(began) > Longest ? TimeSpan.FromSeconds(1) : pause;
            try
            {
                await Task.Delay(pause, context.Clock, stop.Token).ConfigureAwait(false);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string> RunAsync(Func<ICollection> open)
    {
        try
        {
            var collection = open();
            await using (collection.ConfigureAwait(false)) await collection.RunAsync(stop.Token).ConfigureAwait(false);
            return "it ended";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return plan.WithoutSecrets(failure.Message);
        }
    }
}

using Polly;
using Polly.Retry;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Common.Collection;

/// <summary>
/// Tries again what fails for a while: after the provider's own hint, else after about 0.5 s, 1 s, 2 s … up to a minute, with jitter so that many do not come back
/// at once. Every failure is told to the collection's health. Safe for many threads.
/// </summary>
internal sealed class Retries
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestHint = TimeSpan.FromHours(1);
    private static readonly ResiliencePropertyKey<string> Part = new("part");
    private readonly Lock gate = new();
    private readonly Random random;
    private readonly TimeProvider clock;
    private readonly CollectorHealth health;
    private readonly ResiliencePipeline calls;
    private readonly ResiliencePipeline parts;

    /// <param name="context">The collection's clock and health.</param>
    /// <param name="name">Name of the collection; it seeds the jitter.</param>
    public Retries(CollectorContext context, string name)
    {
        random = new Random(name.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)));
        (clock, health) = (context.Clock, context.Health);
        calls = Pipeline(failure => failure is ProviderException { IsTransient: true });
        parts = Pipeline(failure => failure is not OutOfMemoryException);
    }

    /// <summary>Calls until it succeeds, or fails for good.</summary>
    /// <exception cref="ProviderException">The provider refuses; waiting does not help.</exception>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        calls.ExecuteAsync(async (run, c) => await run(c).ConfigureAwait(false), call, cancellation).AsTask();

    /// <summary>Calls until it succeeds, or fails for good.</summary>
    /// <exception cref="ProviderException">The provider refuses; waiting does not help.</exception>
    public Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellation) =>
        calls.ExecuteAsync(async (run, c) => await run(c).ConfigureAwait(false), call, cancellation).AsTask();

    /// <summary>Does a part of a collection's work again and again until it is cancelled, so that one part that fails does not stop the others.</summary>
    /// <param name="part">What it works on, in words: a queue, a container.</param>
    /// <param name="work">The work; when it ends by itself it is called again at once.</param>
    /// <param name="cancellation">Ends it, without an exception.</param>
    public async Task KeepAsync(string part, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var context = ResilienceContextPool.Shared.Get(cancellation);
            context.Properties.Set(Part, part);
            try
            {
                await parts.ExecuteAsync(async (c, run) => await run(c.CancellationToken).ConfigureAwait(false), context, work).ConfigureAwait(false);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                ResilienceContextPool.Shared.Return(context);
            }
        }
    }

    /// <summary>Waits; ends early, without an exception, when it is cancelled.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(time, clock, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Who waits looks at the token next.
        }
    }

    private ResiliencePipeline Pipeline(Func<Exception, bool> isWorthIt) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is { } failure && !arguments.Context.CancellationToken.IsCancellationRequested && isWorthIt(failure)),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = First,
            MaxDelay = Longest,
            UseJitter = true,
            Randomizer = Next,
            DelayGenerator = static arguments => ValueTask.FromResult(Hint(arguments.Outcome.Exception)),
            OnRetry = arguments =>
            {
                health.Retrying(Words(arguments.Outcome.Exception!, arguments.Context));
                return ValueTask.CompletedTask;
            },
        }).Build();

    private static TimeSpan? Hint(Exception? failure) => failure is ProviderException { RetryAfter: { } hint } ? hint < LongestHint ? hint : LongestHint : null;

    private static string Words(Exception failure, ResilienceContext context) =>
        failure is not ProviderException && context.Properties.TryGetValue(Part, out var part) ? $"{part}: {failure.Message}" : failure.Message;

    private double Next()
    {
        lock (gate) return random.NextDouble();
    }
}

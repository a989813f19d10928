using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Common.Collection;

/// <summary>
/// Tries again what fails for a while: after the provider's own hint, else after 0.5 s, 1 s, 2 s … up to a minute, each shortened at random by up to a half so that many
/// do not come back at once. Every failure is told to the collection's health. Safe for many threads.
/// </summary>
/// <param name="context">The collection's clock and health.</param>
/// <param name="name">Name of the collection; it seeds the random part.</param>
internal sealed class Retries(CollectorContext context, string name)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Random random = new(name.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)));

    /// <summary>Calls until it succeeds, or fails for good.</summary>
    /// <exception cref="ProviderException">The provider refuses; waiting does not help.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            ProviderException failure;
            try
            {
                return await call(cancellation).ConfigureAwait(false);
            }
            catch (ProviderException transient) when (transient.IsTransient && !cancellation.IsCancellationRequested)
            {
                failure = transient;
            }

            context.Health.Retrying(failure.Message);
            await Task.Delay(Pause(attempt, failure.RetryAfter), context.Clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Does a part of a collection's work again and again until it is cancelled, so that one part that fails does not stop the others.</summary>
    /// <param name="part">What it works on, in words: a queue, a container.</param>
    /// <param name="work">The work; when it ends by itself it is called again at once.</param>
    /// <param name="cancellation">Ends it, without an exception.</param>
    public async Task KeepAsync(string part, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        var failures = 0;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await work(cancellation).ConfigureAwait(false);
                failures = 0;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                if (cancellation.IsCancellationRequested) return;
                context.Health.Retrying(failure is ProviderException ? failure.Message : $"{part}: {failure.Message}");
                await WaitAsync(Pause(failures++, null), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits; ends early, without an exception, when it is cancelled.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(time, context.Clock, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Who waits looks at the token next.
        }
    }

    private TimeSpan Pause(int attempt, TimeSpan? hint)
    {
        if (hint is { } told) return told < Longest * 10 ? told : Longest * 10;
        var whole = attempt >= 7 ? Longest : First * (1 << attempt);
        lock (gate) return whole * (1 - (random.NextDouble() / 2));
    }
}

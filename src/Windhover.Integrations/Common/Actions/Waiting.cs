using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Common.Actions;

/// <summary>Waits for what a platform carries out by and by.</summary>
internal static class Waiting
{
    /// <summary>Asks until it is done.</summary>
    /// <param name="what">What is waited for, in words.</param>
    /// <param name="isDone">Asks; it throws where it will never be.</param>
    /// <param name="pause">Between two questions.</param>
    /// <param name="times">How often it is asked.</param>
    /// <param name="clock">Waits.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProviderException">It is not done in time.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> isDone, TimeSpan pause, int times, TimeProvider clock, CancellationToken cancellation)
    {
        for (var time = 0; time < times; time++)
        {
            if (await isDone().ConfigureAwait(false)) return;
            await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
        }

        throw new ProviderException(what, 0, "", "it is not done in time");
    }
}

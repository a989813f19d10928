using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Common.Collection;

/// <summary>Tries one thing after the other and notes how it went.</summary>
internal sealed class TestSteps
{
    private const int MostSamples = 3;
    private readonly List<CollectorTestStep> steps = [];
    private readonly List<CollectorTestSample> samples = [];

    /// <summary>Most bytes of a sample.</summary>
    public const int SampleBytes = 1 << 20;

    /// <summary>Tries something.</summary>
    /// <param name="what">What, in words.</param>
    /// <param name="permission">The permission that it needs; "" for none.</param>
    /// <param name="remedy">The one thing to do where that permission is missing.</param>
    /// <param name="call">Tries it.</param>
    /// <returns>True when it went well.</returns>
    public async Task<bool> TryAsync(string what, string permission, string remedy, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            steps.Add(new CollectorTestStep(what, permission));
            return true;
        }
        catch (ProviderException failure)
        {
            var todo = failure.IsDenied ? remedy
                : failure.IsGone ? "write a name that exists, or create it"
                : failure.IsTransient ? "see that this machine reaches the address and try again" : remedy;
            steps.Add(new CollectorTestStep(what, permission, failure.Said, todo));
            return false;
        }
    }

    /// <summary>Notes something that could not be tried or went wrong elsewhere.</summary>
    public void Add(CollectorTestStep step) => steps.Add(step);

    /// <summary>Keeps a sample, up to three and up to 1 MiB of each.</summary>
    public void Sample(string name, ReadOnlyMemory<byte> bytes)
    {
        if (samples.Count < MostSamples) samples.Add(new CollectorTestSample(name, bytes.Length > SampleBytes ? bytes[..SampleBytes] : bytes));
    }

    /// <summary>True while more samples are wanted.</summary>
    public bool WantsSamples => samples.Count < MostSamples;

    /// <summary>How all of it went.</summary>
    public CollectorTest Result => new(steps, samples);
}

using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs;

namespace Windhover.Core.Running;

/// <summary>Tells every sink; one that fails hurts no other.</summary>
internal sealed class FindingSinks(IReadOnlyList<IFindingSink> sinks, Action<string> log)
{
    private long failures;

    /// <summary>How often a sink failed.</summary>
    public long Failures => Interlocked.Read(ref failures);

    /// <summary>Tells what was committed.</summary>
    public void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents)
    {
        if (alerts.Count == 0 && incidents.Count == 0) return;
        foreach (var sink in sinks)
        {
            try
            {
                sink.Publish(alerts, incidents);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Interlocked.Increment(ref failures);
                log($"{sink.GetType().Name} failed and is told again with the next finding: {failure.Message}");
            }
        }
    }
}

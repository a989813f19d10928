using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs;

namespace Windhover.Tests.Running;

/// <summary>Keeps what it is told.</summary>
internal sealed class CollectingSink : IFindingSink
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<Alert> Alerts { get; } = [];

    public List<Incident> Incidents { get; } = [];

    /// <summary>Ends with the first alert.</summary>
    public Task First => first.Task;

    public void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents)
    {
        Alerts.AddRange(alerts);
        Incidents.AddRange(incidents);
        first.TrySetResult();
    }
}

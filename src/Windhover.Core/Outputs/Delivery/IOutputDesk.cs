using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>The outputs as the interface shows them.</summary>
public interface IOutputDesk
{
    /// <summary>Every output, in the order of the configuration.</summary>
    IReadOnlyList<OutputState> States { get; }

    /// <summary>A person changed an incident: it is looked at again.</summary>
    void Look(Incident incident);

    /// <summary>Sends a message that says that it is a test, past the queue, once.</summary>
    /// <returns>What became of it; null when there is no such output.</returns>
    Task<SendResult?> TestAsync(string output, CancellationToken cancellation);
}

using Windhover.Core.Detection;
using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs;

/// <summary>Is told what the engine found, after it was stored. Must return at once; what it throws is caught and counted by the caller and hurts no other sink.</summary>
public interface IFindingSink
{
    /// <summary>New alerts, and incidents that are new or have changed.</summary>
    void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents);
}

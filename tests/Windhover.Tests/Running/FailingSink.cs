using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs;

namespace Windhover.Tests.Running;

/// <summary>Fails at everything.</summary>
internal sealed class FailingSink : IFindingSink
{
    public void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents) => throw new InvalidOperationException("the mail server is down");
}

using Windhover.Core.Detection;
using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>What is sent when somebody tries an output.</summary>
public static class OutputSamples
{
    /// <summary>A message that says that it is a test.</summary>
    /// <param name="output">Name of the output.</param>
    /// <param name="url">The console.</param>
    /// <param name="time">Now, epoch milliseconds.</param>
    public static OutputMessage Test(string output, string url, long time)
    {
        var key = OutputMessage.KeyOf(output, $"test-{time}");
        return new OutputMessage
        {
            Output = output,
            Key = key,
            MessageId = key + "-1",
            Changes = [OutputChange.Test],
            Notes = ["Somebody tries whether this output works. There is no incident."],
            Time = time,
            Url = url,
            Incident = new Incident
            {
                IncidentId = $"test-{time}",
                StartTime = time,
                EndTime = time,
                DetectedAt = time,
                Title = "A test of this output",
                Score = 0,
                Severity = Severity.Informational,
                Verdict = Verdict.Benign,
                Entities = [],
                Attacks = [],
                Summary = "This is how an incident would look here.",
                Alerts = [],
            },
        };
    }
}

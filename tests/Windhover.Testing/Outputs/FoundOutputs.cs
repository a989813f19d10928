using System.Reflection;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Delivery;
using Windhover.Testing.Server;

namespace Windhover.Testing.Outputs;

/// <summary>Messages for tests of outputs.</summary>
public static class FoundOutputs
{
    /// <summary>What somebody who knows every format might call his machine.</summary>
    public const string Hostile = "<!channel> @here <script>alert(1)</script> [click](http://evil.test/) *b*\r\nBcc: victim@evil.test\r\n\r\n.\r\n|CEF:0| a=b ] \" \\ [code]<b>x</b>[/code] \u202egnp.exe {{url}}";

    /// <summary>Every kind there is.</summary>
    public static OutputKinds Kinds { get; } = OutputKinds.In(Assembly.Load("Windhover.Integrations"));

    /// <summary>An incident whose every text was written by somebody hostile.</summary>
    public static Incident HostileIncident { get; } = Found.Incident(1) with { Title = Hostile, Summary = Hostile, Entities = [Found.Machine(1) with { Name = Hostile }], Severity = Severity.High };

    /// <summary>A message.</summary>
    public static OutputMessage Message(int number, OutputChange change, string remoteId = "", int attempt = 1, Incident? incident = null, int of = 1)
    {
        var about = incident ?? Found.Incident(of) with { Severity = Severity.High };
        if (change is OutputChange.Closed or OutputChange.Merged) about = about with { Status = IncidentStatus.Closed };
        var key = OutputMessage.KeyOf("out", about.IncidentId);
        return new OutputMessage
        {
            Output = "out",
            Key = key,
            MessageId = $"{key}-{number}",
            Changes = [change],
            Notes = change == OutputChange.Told ? [] : [$"What happened: {change}."],
            Incident = about,
            Time = Found.Start,
            Url = $"https://windhover.example.org/incidents/{about.IncidentId}",
            RemoteId = remoteId,
            Attempt = attempt,
        };
    }
}

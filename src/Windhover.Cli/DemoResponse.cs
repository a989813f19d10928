using System.Text.Json;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Policies;
using Windhover.Lab;

namespace Windhover.Cli;

/// <summary>What may be done in the demo: a person decides about everything, and the simulated estate's gateway carries it out, over the same signed calls that any receiver gets.</summary>
internal static class DemoResponse
{
    /// <summary>Name of the connection.</summary>
    public const string Connection = "simulated-estate";

    // A simulated day is some minutes: what stands two hours elsewhere would be over before it was looked at.
    private static readonly TimeSpan Stands = TimeSpan.FromDays(1);

    /// <summary>Sets it up.</summary>
    /// <param name="gateway">Where actions are carried out; the caller disposes of it.</param>
    /// <param name="clock">Real time, of calls.</param>
    public static ResponseSetUp Of(DemoGateway gateway, TimeProvider clock)
    {
        var actions = Units.Actions();
        var responder = actions.Responder("webhook")!;
        var order = new Uri(gateway.Url, "/orders/").AbsoluteUri + "{{action_id}}";
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["actions"] = string.Join(", ", LabGateway.Kinds.Select(kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()))),
            ["url"] = order,
            ["method"] = "PUT",
            ["undo_url"] = order,
            ["undo_method"] = "DELETE",
            ["verify_url"] = order,
            ["plan_url"] = new Uri(gateway.Url, "/plan").AbsoluteUri,
            ["secret"] = gateway.Secret,
        };
        var connection = new NamedConnection(Connection, responder.Descriptor.Name, responder.Open(CollectionPlan.Fill(responder.Descriptor.Name, responder.Descriptor.Settings, Connection, settings), clock));
        return new ResponseSetUp(new ResponsePolicy { Mode = ResponseMode.Confirm, Durations = LabGateway.Kinds.ToDictionary(kind => kind, _ => Stands) }, new Platforms(actions, [connection]));
    }
}

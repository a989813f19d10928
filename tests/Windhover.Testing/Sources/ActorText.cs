using System.Text;
using System.Text.Json;
using Windhover.Core.Events;

namespace Windhover.Testing.Sources;

/// <summary>One activity of an actor in <see cref="EventText"/>.</summary>
internal static class ActorText
{
    public static void Write(Utf8JsonWriter json, EventBuffer events, in ActorActivity activity)
    {
        var symbols = events.Symbols;
        json.WriteStartObject();
        json.WriteString("time", EventText.Time(activity.Time));
        json.Choice("class", activity.Class);
        json.Choice("activity", activity.Activity);
        json.Choice("outcome", activity.Outcome);
        json.Choice("actorKind", activity.ActorKind);
        json.Choice("mfa", activity.Mfa);
        json.Text("actor", symbols.Text(activity.Actor));
        json.Text("session", symbols.Text(activity.Session));
        json.Text("credential", symbols.Text(activity.Credential));
        json.Choice("credentialLasts", activity.CredentialLasts);
        json.Text("account", symbols.Text(activity.Account));
        json.Text("actorAccount", symbols.Text(activity.ActorAccount));
        json.Text("service", symbols.Text(activity.Service));
        json.Text("operation", symbols.Text(activity.Operation));
        json.Text("region", symbols.Text(activity.Region));
        json.Text("error", symbols.Text(activity.Error));
        json.Text("agent", symbols.Text(activity.Agent));
        json.Text("resource", symbols.Text(activity.Resource));
        json.Text("resourceKind", symbols.Text(activity.ResourceKind));
        json.Text("related", symbols.Text(activity.Related));
        json.Choice("severity", activity.Severity);
        json.Text("host", symbols.Text(activity.Host));
        json.Text("network", symbols.Text(activity.Network));
        json.Text("sourceName", symbols.Text(activity.SourceName));
        json.Text("sourceAddress", activity.SourceAddress.ToString());
        json.Number("sourcePort", activity.SourcePort);
        json.Text("destination", activity.Destination.ToString());
        json.Number("destinationPort", activity.DestinationPort);
        json.Number("protocol", activity.Protocol);
        json.Number("bytesOut", activity.BytesOut);
        json.Number("bytesIn", activity.BytesIn);
        if (activity.Attributes.Length > 0)
        {
            json.WriteStartArray("attributes");
            foreach (var field in events.Attributes(activity)) json.WriteStringValue($"{symbols.Text(field.Key)} = {Encoding.UTF8.GetString(field.Value)}");
            json.WriteEndArray();
        }

        json.Text("id", activity.Id.ToString());
        json.WriteNumber("offset", activity.Record.Offset);
        json.WriteEndObject();
    }
}

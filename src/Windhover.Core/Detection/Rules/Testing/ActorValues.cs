using System.Globalization;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Testing;

/// <summary>Sets fields of an <see cref="ActorActivity"/> by the names that models use.</summary>
internal static class ActorValues
{
    public static void Set(ref ActorActivity actor, string field, string value, SymbolTable symbols)
    {
        var code = FieldNames.Actor.Get(field, symbols) is CodeField named ? named.CodeOf(value) : 0;
        switch (field)
        {
            case "operation": actor.Operation = symbols.Intern(value); break;
            case "service": actor.Service = symbols.Intern(value); break;
            case "outcome": actor.Outcome = (Outcome)code; break;
            case "error": actor.Error = symbols.Intern(value); break;
            case "activity": actor.Activity = (ActivityKind)code; break;
            case "actor": actor.Actor = symbols.Intern(value); break;
            case "actor_kind": actor.ActorKind = (ActorKind)code; break;
            case "actor_account": actor.ActorAccount = symbols.Intern(value); break;
            case "session": actor.Session = symbols.Intern(value); break;
            case "credential": actor.Credential = symbols.Intern(value); break;
            case "mfa": actor.Mfa = (Truth)code; break;
            case "account": actor.Account = symbols.Intern(value); break;
            case "region": actor.Region = symbols.Intern(value); break;
            case "agent": actor.Agent = symbols.Intern(value); break;
            case "resource": actor.Resource = symbols.Intern(value); break;
            case "resource_kind": actor.ResourceKind = symbols.Intern(value); break;
            case "related": actor.Related = symbols.Intern(value); break;
            case "host": actor.Host = symbols.Intern(value); break;
            case "network": actor.Network = symbols.Intern(value); break;
            case "finding_severity": actor.Severity = (FindingSeverity)code; break;
            case "destination": actor.Destination = Address.Parse(value); break;
            case "source_port": actor.SourcePort = ushort.Parse(value, CultureInfo.InvariantCulture); break;
            case "destination_port": actor.DestinationPort = ushort.Parse(value, CultureInfo.InvariantCulture); break;
            case "source_name": actor.SourceName = symbols.Intern(value); break;
            case "source_address": actor.SourceAddress = Address.Parse(value); break;
            case "bytes_out": actor.BytesOut = long.Parse(value, CultureInfo.InvariantCulture); break;
            case "bytes_in": actor.BytesIn = long.Parse(value, CultureInfo.InvariantCulture); break;
            default: throw new ArgumentException($"a sample cannot set '{field}'", nameof(field));
        }
    }
}

using System.Buffers.Text;
using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Leef;

/// <summary>One record to an event (https://www.ibm.com/docs/en/dsm?topic=overview-predefined-leef-event-attributes); the README's table says which attribute lands where.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class LeefMapping(SymbolTable symbols)
{
    private readonly SymbolCache operations = new(symbols);
    private readonly SymbolCache words = new(symbols);

    /// <summary>Fills an activity whose time and place are set.</summary>
    public void Map(KeyValues pairs, ReadOnlySpan<byte> envelopeHost, ref ActorActivity activity)
    {
        var isLogon = Ascii.EqualsIgnoreCase(pairs["isLoginEvent"u8], "true"u8);
        var isLogoff = Ascii.EqualsIgnoreCase(pairs["isLogoutEvent"u8], "true"u8);
        activity.Class = isLogon || isLogoff ? EventClass.Authentication : EventClass.DetectionFinding;
        activity.Activity = isLogon ? ActivityKind.Logon : isLogoff ? ActivityKind.Logoff : ActivityKind.Other;
        activity.Severity = Severity(pairs["sev"u8]);
        activity.Service = AlertWords.Joined(pairs["vendor"u8], (byte)' ', pairs["product"u8], symbols);
        activity.Operation = operations.Of(pairs["eventId"u8]);
        activity.Related = words.Of(pairs.First("cat"u8, "policy"u8));
        if (Address.TryParse(pairs["src"u8], out var source)) activity.SourceAddress = source;
        if (Address.TryParse(pairs["dst"u8], out var destination)) activity.Destination = destination;
        activity.SourcePort = AlertNumbers.Port(pairs["srcPort"u8]);
        activity.DestinationPort = AlertNumbers.Port(pairs["dstPort"u8]);
        activity.Protocol = AlertNumbers.Protocol(pairs["proto"u8]);
        activity.BytesIn = AlertNumbers.Bytes(pairs["srcBytes"u8]);
        activity.BytesOut = AlertNumbers.Bytes(pairs["dstBytes"u8]);
        activity.Actor = AlertWords.Identity(pairs.First("usrName"u8, "accountName"u8), pairs["domain"u8], symbols);
        if (!activity.Actor.IsNone) activity.ActorKind = ActorKind.User;
        activity.Outcome = AlertWords.Of(pairs.First("action"u8, "outcome"u8));
        if (activity.Outcome == Outcome.Unknown) activity.Outcome = AlertWords.Of(pairs["cat"u8]);
        if (activity.Outcome == Outcome.Failure) activity.Error = symbols.Intern(pairs.First("reason"u8, "action"u8));
        Target(pairs, ref activity);
        var host = pairs.First("identHostName"u8, "vSrcName"u8);
        activity.Host = symbols.Intern(host.IsEmpty && activity.SourceAddress.IsNone && activity.Destination.IsNone ? envelopeHost : host);
    }

    // The page gives 1 to 10, 10 the gravest; cut as the other alert format cuts it.
    private static FindingSeverity Severity(ReadOnlySpan<byte> text) =>
        !Utf8Parser.TryParse(text, out int number, out var used) || used != text.Length || number is < 1 or > 10 ? FindingSeverity.Unknown
        : number <= 3 ? FindingSeverity.Low
        : number <= 6 ? FindingSeverity.Medium
        : number <= 8 ? FindingSeverity.High
        : FindingSeverity.Critical;

    private void Target(KeyValues pairs, ref ActorActivity activity)
    {
        var resource = pairs["resource"u8];
        var kind = "resource"u8;
        if (resource.IsEmpty)
        {
            resource = pairs["url"u8];
            kind = "url"u8;
        }

        if (resource.IsEmpty && !pairs["usrName"u8].IsEmpty)
        {
            resource = pairs["accountName"u8];
            kind = "user"u8;
        }

        if (resource.IsEmpty) return;
        activity.Resource = symbols.Intern(resource);
        activity.ResourceKind = words.Of(kind);
    }
}

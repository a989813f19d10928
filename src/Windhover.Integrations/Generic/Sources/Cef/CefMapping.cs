using System.Buffers.Text;
using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Cef;

/// <summary>One record to an event; the README's table says which key lands where. Keys are known by both of their names (<c>src</c>, <c>sourceAddress</c>).</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class CefMapping(SymbolTable symbols)
{
    private readonly SymbolCache operations = new(symbols);
    private readonly SymbolCache names = new(symbols);
    private readonly SymbolCache agents = new(text => UserAgentFamily.Intern(text, symbols), 256);

    /// <summary>Fills an activity whose time and place are set.</summary>
    public void Map(KeyValues pairs, ReadOnlySpan<byte> envelopeHost, ref ActorActivity activity)
    {
        var isSignIn = pairs["categoryBehavior"u8].StartsWith("/Authentication/Verify"u8);
        activity.Class = isSignIn ? EventClass.Authentication : EventClass.DetectionFinding;
        activity.Activity = isSignIn ? ActivityKind.Logon : ActivityKind.Other;
        activity.Severity = Severity(pairs["severity"u8]);
        activity.Service = AlertWords.Joined(pairs["deviceVendor"u8], (byte)' ', pairs["deviceProduct"u8], symbols);
        activity.Operation = operations.Of(pairs["deviceEventClassId"u8]);
        activity.Related = names.Of(pairs["name"u8]);
        Ends(pairs, ref activity);
        People(pairs, isSignIn, ref activity);
        Target(pairs, isSignIn, ref activity);
        Machine(pairs, envelopeHost, isSignIn, ref activity);
        activity.Outcome = Outcome(pairs);
        if (activity.Outcome == Core.Events.Outcome.Failure) activity.Error = symbols.Intern(pairs.First("reason"u8, "act"u8));
        activity.Agent = agents.Of(pairs["requestClientApplication"u8]);
        activity.BytesIn = AlertNumbers.Bytes(pairs.First("in"u8, "bytesIn"u8));
        activity.BytesOut = AlertNumbers.Bytes(pairs.First("out"u8, "bytesOut"u8));
    }

    // https://www.elastic.co/guide/en/beats/filebeat/current/exported-fields-cef.html: 0-3 low, 4-6 medium, 7-8 high, 9-10 very high, or these words.
    private static FindingSeverity Severity(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length)
        {
            return number switch
            {
                < 0 or > 10 => FindingSeverity.Unknown,
                <= 3 => FindingSeverity.Low,
                <= 6 => FindingSeverity.Medium,
                <= 8 => FindingSeverity.High,
                _ => FindingSeverity.Critical,
            };
        }

        if (Ascii.EqualsIgnoreCase(text, "low"u8)) return FindingSeverity.Low;
        if (Ascii.EqualsIgnoreCase(text, "medium"u8)) return FindingSeverity.Medium;
        if (Ascii.EqualsIgnoreCase(text, "high"u8)) return FindingSeverity.High;
        return Ascii.EqualsIgnoreCase(text, "very-high"u8) ? FindingSeverity.Critical : FindingSeverity.Unknown;
    }

    private static Outcome Outcome(KeyValues pairs)
    {
        var said = AlertWords.Of(pairs.First("outcome"u8, "eventOutcome"u8));
        if (said == Core.Events.Outcome.Unknown) said = AlertWords.Of(pairs["categoryOutcome"u8]);
        return said == Core.Events.Outcome.Unknown ? AlertWords.Of(pairs.First("act"u8, "deviceAction"u8)) : said;
    }

    private static void Ends(KeyValues pairs, ref ActorActivity activity)
    {
        // IPv6 addresses stand in custom fields of fixed meaning; src and dst hold them too nowadays.
        activity.SourceAddress = Address(pairs.First("src"u8, "sourceAddress"u8), pairs["c6a2"u8]);
        activity.Destination = Address(pairs.First("dst"u8, "destinationAddress"u8), pairs["c6a3"u8]);
        activity.SourcePort = AlertNumbers.Port(pairs.First("spt"u8, "sourcePort"u8));
        activity.DestinationPort = AlertNumbers.Port(pairs.First("dpt"u8, "destinationPort"u8));
        activity.Protocol = AlertNumbers.Protocol(pairs.First("proto"u8, "transportProtocol"u8));
    }

    private static Address Address(ReadOnlySpan<byte> text, ReadOnlySpan<byte> otherwise)
    {
        if (Core.Events.Address.TryParse(text, out var address) || Core.Events.Address.TryParse(otherwise, out address)) return address;
        return default;
    }

    private void People(KeyValues pairs, bool isSignIn, ref ActorActivity activity)
    {
        var source = pairs.First("suser"u8, "sourceUserName"u8) is { IsEmpty: false } named ? named : pairs.First("suid"u8, "sourceUserId"u8);
        var target = pairs.First("duser"u8, "destinationUserName"u8) is { IsEmpty: false } name ? name : pairs.First("duid"u8, "destinationUserId"u8);
        // Who signs in is the account signed in to.
        var isTarget = source.IsEmpty || (isSignIn && !target.IsEmpty);
        activity.Actor = isTarget
            ? AlertWords.Identity(target, pairs["dntdom"u8], symbols)
            : AlertWords.Identity(source, pairs["sntdom"u8], symbols);
        if (!activity.Actor.IsNone) activity.ActorKind = ActorKind.User;
    }

    private void Target(KeyValues pairs, bool isSignIn, ref ActorActivity activity)
    {
        var file = pairs.First("filePath"u8, "fname"u8);
        if (file.IsEmpty) file = pairs["fileName"u8];
        var target = pairs.First("duser"u8, "destinationUserName"u8);
        if (isSignIn) Set(ref activity, pairs.First("dhost"u8, "destinationServiceName"u8), "host"u8);
        else if (!file.IsEmpty) Set(ref activity, file, "file"u8);
        else if (!pairs.First("request"u8, "requestUrl"u8).IsEmpty) Set(ref activity, pairs.First("request"u8, "requestUrl"u8), "url"u8);
        else if (!pairs.First("suser"u8, "suid"u8).IsEmpty && !target.IsEmpty) Set(ref activity, target, "user"u8);
        else if (!pairs.First("dhost"u8, "destinationHostName"u8).IsEmpty) Set(ref activity, pairs.First("dhost"u8, "destinationHostName"u8), "host"u8);
        else Set(ref activity, pairs.First("destinationServiceName"u8, "dproc"u8), "service"u8);
    }

    private void Set(ref ActorActivity activity, ReadOnlySpan<byte> resource, ReadOnlySpan<byte> kind)
    {
        if (resource.IsEmpty) return;
        activity.Resource = symbols.Intern(resource);
        activity.ResourceKind = names.Of(kind);
    }

    // The affected machine: the receiver of what comes in, the sender of what goes out, the device itself where no addresses are named.
    private void Machine(KeyValues pairs, ReadOnlySpan<byte> envelopeHost, bool isSignIn, ref ActorActivity activity)
    {
        var sender = pairs.First("shost"u8, "sourceHostName"u8);
        var receiver = pairs.First("dhost"u8, "destinationHostName"u8);
        var isInbound = isSignIn || pairs["deviceDirection"u8].SequenceEqual("0"u8);
        var host = isInbound ? receiver : sender.IsEmpty ? receiver : sender;
        if (host.IsEmpty && activity.SourceAddress.IsNone && activity.Destination.IsNone)
            host = pairs.First("dvchost"u8, "deviceHostName"u8) is { IsEmpty: false } device ? device : envelopeHost;
        activity.Host = symbols.Intern(host);
        if (activity.SourceAddress.IsNone) activity.SourceName = symbols.Intern(sender);
        activity.Id = RecordId.FromText(pairs["eventId"u8]);
    }
}

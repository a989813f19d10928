using T = Windhover.Integrations.Network.Sources.NetFlow.FlowTarget;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>
/// Which element goes where: IANA's registry (https://www.iana.org/assignments/ipfix/ipfix.xhtml), whose numbers up to 127 are those of version 9 too
/// (https://www.rfc-editor.org/rfc/rfc3954#section-8), and the reverse elements (https://www.rfc-editor.org/rfc/rfc5103). Where two elements say the same, the one of the lower rank is taken.
/// </summary>
internal static class FieldTargets
{
    private static readonly Dictionary<int, (T Target, byte Rank)> Iana = new()
    {
        [8] = (T.SourceV4, 0), [12] = (T.DestinationV4, 0), [27] = (T.SourceV6, 0), [28] = (T.DestinationV6, 0),
        [7] = (T.SourcePort, 0), [180] = (T.SourcePort, 1), [182] = (T.SourcePort, 1),
        [11] = (T.DestinationPort, 0), [181] = (T.DestinationPort, 1), [183] = (T.DestinationPort, 1),
        [4] = (T.Protocol, 0), [6] = (T.TcpFlags, 0),
        [32] = (T.IcmpTypeCode, 0), [139] = (T.IcmpTypeCode, 0),
        [176] = (T.IcmpType, 0), [177] = (T.IcmpCode, 0), [178] = (T.IcmpType, 0), [179] = (T.IcmpCode, 0),

        // Both ways at once, as firewalls say it, before one way; before translation before behind it; layer 3 before layer 2.
        [231] = (T.BytesOut, 0), [1] = (T.BytesOut, 1), [85] = (T.BytesOut, 2), [23] = (T.BytesOut, 3), [171] = (T.BytesOut, 4), [352] = (T.BytesOut, 5), [353] = (T.BytesOut, 6),
        [298] = (T.PacketsOut, 0), [2] = (T.PacketsOut, 1), [86] = (T.PacketsOut, 2), [24] = (T.PacketsOut, 3), [172] = (T.PacketsOut, 4),
        [232] = (T.BytesIn, 0), [299] = (T.PacketsIn, 0),

        [152] = (T.StartMilliseconds, 0), [154] = (T.StartNtp, 1), [156] = (T.StartNtp, 2), [150] = (T.StartSeconds, 3), [22] = (T.StartUptime, 4), [158] = (T.StartMicrosecondsAgo, 5),
        [153] = (T.EndMilliseconds, 0), [155] = (T.EndNtp, 1), [157] = (T.EndNtp, 2), [151] = (T.EndSeconds, 3), [21] = (T.EndUptime, 4), [159] = (T.EndMicrosecondsAgo, 5),
        [161] = (T.DurationMilliseconds, 0), [162] = (T.DurationMicroseconds, 1),
        [323] = (T.ObservedMilliseconds, 0), [324] = (T.ObservedNtp, 1), [325] = (T.ObservedNtp, 2), [322] = (T.ObservedSeconds, 3),
        [160] = (T.SystemStart, 0),

        [136] = (T.EndReason, 0), [89] = (T.ForwardingStatus, 0), [233] = (T.FirewallEvent, 0), [239] = (T.BiflowDirection, 0), [10] = (T.IngressInterface, 0),
        [302] = (T.Sampler, 0), [48] = (T.Sampler, 1), [50] = (T.SamplingInterval, 0), [34] = (T.SamplingInterval, 1), [305] = (T.PacketInterval, 0), [306] = (T.PacketSpace, 0),
        [309] = (T.SamplingSize, 0), [310] = (T.SamplingPopulation, 0), [311] = (T.SamplingProbability, 0),
        [95] = (T.Application, 0), [96] = (T.ApplicationName, 0),
    };

    private static readonly Dictionary<int, (T Target, byte Rank)> Back = new()
    {
        [1] = (T.BytesIn, 1), [85] = (T.BytesIn, 2), [2] = (T.PacketsIn, 1), [86] = (T.PacketsIn, 2), [6] = (T.TcpFlags, 0), [153] = (T.EndMilliseconds, 6),
    };

    // A firewall that numbered its events before IANA did (version 9 has no enterprises).
    private const int OldFirewallEvent = 40_005;

    /// <summary>Target of a field and its rank among those of the same target.</summary>
    public static (T Target, byte Rank) Of(in FieldSpec field, bool isIpfix)
    {
        if (!isIpfix && field.Id == OldFirewallEvent) return (T.FirewallEvent, 1);
        var table = field.Enterprise switch
        {
            0 => Iana,
            FieldSpec.Reverse => Back,
            _ => null,
        };
        return table is not null && table.TryGetValue(field.Id, out var found) ? found : default;
    }

    /// <summary>Targets of which every field counts, not only the best.</summary>
    public static bool IsShared(T target) => target is T.TcpFlags or T.IcmpTypeCode or T.IcmpType or T.IcmpCode;

    /// <summary>What answers the same question, so that one answer is enough.</summary>
    public static T Question(T target) => target switch
    {
        T.StartSeconds or T.StartNtp or T.StartUptime or T.StartMicrosecondsAgo => T.StartMilliseconds,
        T.EndSeconds or T.EndNtp or T.EndUptime or T.EndMicrosecondsAgo => T.EndMilliseconds,
        T.DurationMicroseconds => T.DurationMilliseconds,
        T.ObservedSeconds or T.ObservedNtp => T.ObservedMilliseconds,
        _ => target,
    };

    /// <summary>Whether a value of that many bytes can be one of the target: numbers may be shorter than they could be (RFC 7011 section 6.2).</summary>
    public static bool Fits(T target, ushort length) => target switch
    {
        T.None => false,
        T.SourceV4 or T.DestinationV4 => length == 4,
        T.SourceV6 or T.DestinationV6 => length == 16,
        T.StartNtp or T.EndNtp or T.ObservedNtp => length == 8,
        T.SamplingProbability => length is 4 or 8,
        T.ApplicationName => length > 0,
        T.Application => length is > 1 and <= 8 or FieldSpec.Variable,
        _ => length is > 0 and <= 8 or FieldSpec.Variable,
    };
}

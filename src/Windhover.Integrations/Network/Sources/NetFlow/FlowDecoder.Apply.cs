using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>What each target does with a value.</summary>
internal sealed partial class FlowDecoder
{
    // Seconds from 1900, which NTP counts from, to 1970.
    private const long NtpToUnix = 2_208_988_800;

    private void Apply(FlowTarget target, ReadOnlySpan<byte> value, in Export export, ref NetworkActivity flow, ref FlowValues values)
    {
        var number = Number(value);
        switch (target)
        {
            case FlowTarget.SourceV4:
                if (flow.Source.IsNone) flow.Source = Address.FromV4((uint)number);
                break;
            case FlowTarget.DestinationV4:
                if (flow.Destination.IsNone) flow.Destination = Address.FromV4((uint)number);
                break;
            case FlowTarget.SourceV6:
                Take(value, ref flow.Source);
                break;
            case FlowTarget.DestinationV6:
                Take(value, ref flow.Destination);
                break;
            case FlowTarget.SourcePort:
                flow.SourcePort = (ushort)number;
                break;
            case FlowTarget.DestinationPort:
                flow.DestinationPort = (ushort)number;
                break;
            case FlowTarget.Protocol:
                flow.Protocol = (byte)number;
                break;
            case FlowTarget.TcpFlags:
                flow.TcpFlags |= (byte)number;
                break;
            case FlowTarget.BytesOut:
                flow.BytesOut = Count(number, ref values);
                break;
            case FlowTarget.PacketsOut:
                flow.PacketsOut = Count(number, ref values);
                break;
            case FlowTarget.BytesIn:
                flow.BytesIn = Count(number, ref values);
                break;
            case FlowTarget.PacketsIn:
                flow.PacketsIn = Count(number, ref values);
                break;
            case >= FlowTarget.StartMilliseconds and <= FlowTarget.SystemStart:
                ApplyTime(target, number, export, ref values);
                break;
            default:
                ApplyOther(target, number, value, ref flow, ref values);
                break;
        }
    }

    private static void ApplyTime(FlowTarget target, ulong number, in Export export, ref FlowValues values)
    {
        // What is beyond this is beyond every calendar, and is found out of range in the end.
        var time = (long)Math.Min(number, long.MaxValue / 2000);
        switch (target)
        {
            case FlowTarget.StartMilliseconds:
                values.Start = time;
                break;
            case FlowTarget.EndMilliseconds:
                values.End = time;
                break;
            case FlowTarget.StartSeconds:
                values.Start = time * 1000;
                break;
            case FlowTarget.EndSeconds:
                values.End = time * 1000;
                break;
            case FlowTarget.StartNtp:
                values.Start = Ntp(number);
                break;
            case FlowTarget.EndNtp:
                values.End = Ntp(number);
                break;
            case FlowTarget.StartUptime:
                values.StartUptime = time;
                values.HasUptime = true;
                break;
            case FlowTarget.EndUptime:
                values.EndUptime = time;
                values.HasUptime = true;
                break;
            case FlowTarget.StartMicrosecondsAgo:
                values.Start = export.Time - time / 1000;
                break;
            case FlowTarget.EndMicrosecondsAgo:
                values.End = export.Time - time / 1000;
                break;
            case FlowTarget.DurationMilliseconds:
                values.Duration = time;
                values.HasDuration = true;
                break;
            case FlowTarget.DurationMicroseconds:
                values.Duration = time / 1000;
                values.HasDuration = true;
                break;
            case FlowTarget.ObservedMilliseconds:
                values.Observed = time;
                break;
            case FlowTarget.ObservedSeconds:
                values.Observed = time * 1000;
                break;
            case FlowTarget.ObservedNtp:
                values.Observed = Ntp(number);
                break;
            case FlowTarget.SystemStart:
                values.SystemStart = time;
                break;
        }
    }

    private void ApplyOther(FlowTarget target, ulong number, ReadOnlySpan<byte> value, ref NetworkActivity flow, ref FlowValues values)
    {
        switch (target)
        {
            case FlowTarget.IcmpTypeCode:
                // One for each version of IP; the one that does not apply is 0.
                values.IcmpTypeCode |= number;
                values.HasIcmp = true;
                break;
            case FlowTarget.IcmpType:
                values.IcmpType |= (byte)number;
                values.HasIcmp = true;
                break;
            case FlowTarget.IcmpCode:
                values.IcmpCode |= (byte)number;
                values.HasIcmp = true;
                break;
            case FlowTarget.EndReason:
                values.EndReason = (byte)number;
                break;
            case FlowTarget.ForwardingStatus:
                values.ForwardingStatus = (byte)number;
                break;
            case FlowTarget.FirewallEvent:
                values.FirewallEvent = (byte)number;
                break;
            case FlowTarget.BiflowDirection:
                values.BiflowDirection = (byte)number;
                break;
            case FlowTarget.IngressInterface:
                values.Ingress = number;
                break;
            case FlowTarget.Sampler:
                values.Sampler = number;
                values.HasSampler = true;
                break;
            case FlowTarget.SamplingInterval:
                values.Interval = number;
                break;
            case FlowTarget.PacketInterval:
                values.PacketInterval = Math.Min(number, uint.MaxValue);
                break;
            case FlowTarget.PacketSpace:
                values.PacketSpace = number;
                break;
            case FlowTarget.SamplingSize:
                values.Size = number;
                break;
            case FlowTarget.SamplingPopulation:
                values.Population = number;
                break;
            case FlowTarget.SamplingProbability:
                values.Probability = value.Length == 8 ? BitConverter.UInt64BitsToDouble(number) : BitConverter.UInt32BitsToSingle((uint)number);
                break;
            case FlowTarget.Application:
                values.Application = number;
                break;
            case FlowTarget.ApplicationName:
                flow.Service = names.Of(Text(value));
                break;
        }
    }

    /// <summary>Text of fixed length is filled up with zero bytes.</summary>
    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)0);
        return end < 0 ? value : value[..end];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Number(ReadOnlySpan<byte> value) => value.Length switch
    {
        1 => value[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(value),
        4 => BinaryPrimitives.ReadUInt32BigEndian(value),
        8 => BinaryPrimitives.ReadUInt64BigEndian(value),
        > 8 => 0,
        _ => OddNumber(value),
    };

    private static ulong OddNumber(ReadOnlySpan<byte> value)
    {
        var number = 0ul;
        foreach (var one in value) number = number << 8 | one;
        return number;
    }

    private static long Count(ulong number, ref FlowValues values)
    {
        values.IsTooLarge |= number > long.MaxValue;
        return (long)number;
    }

    private static void Take(ReadOnlySpan<byte> value, ref Address address)
    {
        // A record that has room for both versions leaves the other one 0.
        var read = Address.FromBytes(value);
        if (!read.IsNone || address.IsNone) address = read;
    }

    // RFC 7011 section 6.1.9. Seconds before 1970 are those of the next era, from 2036 on.
    private static long Ntp(ulong stamp)
    {
        if (stamp == 0) return 0;
        var seconds = (long)(stamp >> 32);
        if (seconds < NtpToUnix) seconds += 1L << 32;
        return (seconds - NtpToUnix) * 1000 + (long)((stamp & 0xFFFF_FFFF) * 1000 >> 32);
    }
}

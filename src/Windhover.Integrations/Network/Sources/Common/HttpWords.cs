using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.Common;

/// <summary>What the words of HTTP mean for an activity.</summary>
internal static class HttpWords
{
    /// <summary>What a method does to its resource.</summary>
    public static ActivityKind ActivityOf(ReadOnlySpan<byte> method) => method switch
    {
        _ when method.IsEmpty => ActivityKind.Unknown,
        _ when method.SequenceEqual("GET"u8) || method.SequenceEqual("HEAD"u8) || method.SequenceEqual("OPTIONS"u8) => ActivityKind.Read,
        _ when method.SequenceEqual("POST"u8) => ActivityKind.Create,
        _ when method.SequenceEqual("PUT"u8) || method.SequenceEqual("PATCH"u8) => ActivityKind.Update,
        _ when method.SequenceEqual("DELETE"u8) => ActivityKind.Delete,
        _ => ActivityKind.Other,
    };

    /// <summary>How a request ended by its status: three digits, a failure from 400 on; anything else says nothing.</summary>
    public static Outcome OutcomeOf(ReadOnlySpan<byte> status) => status switch
    {
        { Length: not 3 } => Outcome.Unknown,
        _ when status[0] is (byte)'4' or (byte)'5' => Outcome.Failure,
        _ when status[0] is >= (byte)'1' and <= (byte)'3' => Outcome.Success,
        _ => Outcome.Unknown,
    };
}

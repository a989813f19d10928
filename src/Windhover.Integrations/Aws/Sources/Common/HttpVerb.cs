using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>What the methods of HTTP do (https://www.rfc-editor.org/rfc/rfc9110#section-9).</summary>
internal static class HttpVerb
{
    /// <summary>What a request with a method does; Unknown without one.</summary>
    public static ActivityKind Activity(ReadOnlySpan<byte> method) => method switch
    {
        _ when method.IsEmpty => ActivityKind.Unknown,
        _ when method.SequenceEqual("GET"u8) || method.SequenceEqual("HEAD"u8) => ActivityKind.Read,
        _ when method.SequenceEqual("PUT"u8) || method.SequenceEqual("PATCH"u8) => ActivityKind.Update,
        _ when method.SequenceEqual("POST"u8) => ActivityKind.Create,
        _ when method.SequenceEqual("DELETE"u8) => ActivityKind.Delete,
        _ => ActivityKind.Other,
    };
}

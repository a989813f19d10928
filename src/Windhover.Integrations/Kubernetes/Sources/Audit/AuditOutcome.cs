using System.Buffers.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>How a request ended: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/.</summary>
internal static class AuditOutcome
{
    private const int FirstFailure = 400;

    /// <summary>The outcome and, of a failure, the word for it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="error">The server's reason; without one the reason that it gives for the status, or the status itself.</param>
    public static Outcome Of(in AuditCall call, out ReadOnlySpan<byte> error)
    {
        error = default;
        var hasCode = Utf8Parser.TryParse(call.Code, out int code, out var used) && used == call.Code.Length && code > 0;
        var failed = call.Stage.SequenceEqual("Panic"u8)
            || (hasCode ? code >= FirstFailure : call.Status.SequenceEqual("Failure"u8) || call.Decision.SequenceEqual("forbid"u8));
        if (failed)
        {
            error = !call.Reason.IsEmpty ? call.Reason
                : hasCode && code >= FirstFailure ? Word(code, call.Code)
                : call.Stage.SequenceEqual("Panic"u8) ? "InternalError"u8
                : call.Decision.SequenceEqual("forbid"u8) ? "Forbidden"u8
                : default;
            return Outcome.Failure;
        }

        return hasCode || call.Status.SequenceEqual("Success"u8) ? Outcome.Success : Outcome.Unknown;
    }

    private static ReadOnlySpan<byte> Word(int code, ReadOnlySpan<byte> text) => code switch
    {
        400 => "BadRequest"u8,
        401 => "Unauthorized"u8,
        403 => "Forbidden"u8,
        404 => "NotFound"u8,
        405 => "MethodNotAllowed"u8,
        406 => "NotAcceptable"u8,
        409 => "Conflict"u8,
        410 => "Gone"u8,
        413 => "RequestEntityTooLarge"u8,
        415 => "UnsupportedMediaType"u8,
        422 => "Invalid"u8,
        429 => "TooManyRequests"u8,
        500 => "InternalError"u8,
        503 => "ServiceUnavailable"u8,
        504 => "Timeout"u8,
        _ => text,
    };
}

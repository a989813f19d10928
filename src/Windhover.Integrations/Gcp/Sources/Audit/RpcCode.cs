using System.Buffers.Text;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>Names of google.rpc.Code (https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto).</summary>
internal static class RpcCode
{
    /// <summary>The name of the code for "no".</summary>
    public const string PermissionDenied = "PERMISSION_DENIED";

    private static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", PermissionDenied, "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED",
        "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>Whether a code means that it went wrong; some services write HTTP's codes instead.</summary>
    /// <param name="text">The code as written; empty for none.</param>
    /// <param name="name">Its name; null for a code that has none.</param>
    public static bool IsFailure(ReadOnlySpan<byte> text, out string? name)
    {
        name = null;
        if (text.IsEmpty) return false;
        if (!Utf8Parser.TryParse(text, out int code, out var used) || used != text.Length) return !text.SequenceEqual("OK"u8);
        if (code >= 0 && code < Names.Length) name = Names[code];
        return code != 0 && code is < 200 or >= 300;
    }
}

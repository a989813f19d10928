using Windhover.Integrations.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>
/// What a change of an IAM policy gave or took: bindingDeltas of https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/v1/AuditData.
/// </summary>
internal static class PolicyDelta
{
    /// <summary>The role that tells most: the first given that rules over much, else the first given, else the first taken.</summary>
    /// <param name="deltas">The list of deltas.</param>
    public static ReadOnlySpan<byte> Role(JsonSlice deltas)
    {
        ReadOnlySpan<byte> given = default, taken = default;
        foreach (var delta in deltas)
        {
            var role = delta.Text("role");
            if (role.IsEmpty) continue;
            if (!delta.Text("action").SequenceEqual("ADD"u8))
            {
                if (taken.IsEmpty) taken = role;
                continue;
            }

            if (IsPowerful(role)) return role;
            if (given.IsEmpty) given = role;
        }

        return given.IsEmpty ? taken : given;
    }

    private static bool IsPowerful(ReadOnlySpan<byte> role) =>
        role.SequenceEqual("roles/owner"u8) || role.SequenceEqual("roles/editor"u8) || role.EndsWith("dmin"u8) || role.EndsWith("TokenCreator"u8);
}

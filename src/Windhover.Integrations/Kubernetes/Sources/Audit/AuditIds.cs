using Windhover.Core.Events;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>
/// The id of a request. A long-running one is told twice under one audit id, when its answer begins and when it ends, and counts once. The audit id alone will not do:
/// a caller may send one of its choice (the header <c>Audit-ID</c>), and must not make a request pass for one that was seen.
/// </summary>
internal static class AuditIds
{
    /// <summary>The id; none where the record has no audit id.</summary>
    public static RecordId Of(in AuditCall call)
    {
        if (call.AuditId.IsEmpty) return default;
        var who = StableHash.Combine(StableHash.Of(call.AuditId), StableHash.Of(call.User));
        var what = StableHash.Combine(StableHash.Combine(StableHash.Of(call.Received), StableHash.Of(call.Verb)), StableHash.Of(call.Uri));
        return new RecordId(new UInt128(StableHash.Combine(who, what), StableHash.Combine(what, who)), RecordIdForm.Hash);
    }
}

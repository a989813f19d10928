using Windhover.Core.Events;

namespace Windhover.Testing.Fuzzing;

/// <summary>What must hold for whatever a buffer got out of a broken input.</summary>
internal static class FuzzJudge
{
    /// <summary>Counts what is in the buffer.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Judge(EventBuffer output, FuzzCounts counts)
    {
        counts.Events += output.EventCount;
        counts.Ignored += output.Ignored.Count;
        counts.Rejected += output.Rejected.Count;
        foreach (ref readonly var flow in output.Network)
        {
            if (flow.EndTime < flow.StartTime) return "a flow ends before it starts";
            if (flow.BytesOut < 0 || flow.BytesIn < 0 || flow.PacketsOut < 0 || flow.PacketsIn < 0) return "a count of a flow is negative";
        }

        foreach (ref readonly var activity in output.Actors)
        {
            if (activity.BytesOut < 0 || activity.BytesIn < 0) return "a count of an activity is negative";
            foreach (var attribute in output.Attributes(activity))
            {
                if (attribute.Key.IsNone) return "a further field has no name";
            }
        }

        return Notes(output.Ignored, counts) ?? Notes(output.Rejected, counts);
    }

    private static string? Notes(List<RecordNote> notes, FuzzCounts counts)
    {
        foreach (var note in notes)
        {
            if (!counts.Reasons.Add(note.Reason)) continue;
            if (note.Reason.StartsWith("the reader failed", StringComparison.Ordinal) || note.Reason.StartsWith("the reader said nothing", StringComparison.Ordinal)) return note.Reason;
            if (note.Reason.Length > FuzzLimits.ReasonLength || counts.Reasons.Count > FuzzLimits.Reasons) return $"reasons are not constant: {note.Reason}";
        }

        return null;
    }
}

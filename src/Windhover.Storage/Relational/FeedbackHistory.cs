using System.Globalization;
using Windhover.Core.Incidents;

namespace Windhover.Storage.Relational;

/// <summary>What the history of an incident says of feedback.</summary>
internal static class FeedbackHistory
{
    private const int Most = 5;

    /// <summary>That patterns were marked as expected: which, and until when.</summary>
    public static HandlingEntry Given(IReadOnlyList<Feedback> feedback)
    {
        var first = feedback[0];
        var more = feedback.Count > Most ? $" and {feedback.Count - Most} more" : "";
        var until = DateTimeOffset.FromUnixTimeMilliseconds(first.ExpiresAt).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return new()
        {
            Number = 0,
            Time = first.Time,
            By = first.By,
            Kind = HandlingKind.MarkedExpected,
            To = $"{string.Join(", ", feedback.Take(Most).Select(Name))}{more}, until {until}",
            Text = first.Reason,
            IncidentId = first.IncidentId,
        };
    }

    /// <summary>That one was taken back.</summary>
    public static HandlingEntry Removed(Feedback feedback, string by, long time) =>
        new() { Number = 0, Time = time, By = by, Kind = HandlingKind.ExpectationRemoved, From = Name(feedback), IncidentId = feedback.IncidentId };

    private static string Name(Feedback feedback) => $"{feedback.Model} of {(feedback.Entity.Name.Length > 0 ? feedback.Entity.Name : feedback.Entity.Id)}";
}

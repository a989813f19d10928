using Windhover.Core.Incidents;

namespace Windhover.Server.Api;

/// <summary>A feedback, and what it did.</summary>
/// <param name="Feedback">What was said.</param>
/// <param name="State">Whether it still counts.</param>
/// <param name="Alerts">How many alerts it has covered so far.</param>
/// <param name="LastTime">Event time of the last of them, epoch milliseconds; null before any.</param>
public sealed record FeedbackView(Feedback Feedback, FeedbackState State, long Alerts, long? LastTime);

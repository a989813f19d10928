namespace Windhover.Core.Incidents;

/// <summary>How often one feedback applied.</summary>
/// <param name="FeedbackId">Which.</param>
/// <param name="Alerts">Alerts that were raised and that it covers.</param>
/// <param name="LastTime">Event time of the last of them, epoch milliseconds.</param>
public sealed record FeedbackUse(string FeedbackId, long Alerts, long LastTime);

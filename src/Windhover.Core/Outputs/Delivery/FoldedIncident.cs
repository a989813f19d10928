using Windhover.Core.Detection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>An incident that is only mentioned.</summary>
/// <param name="IncidentId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Url">Its page of the console.</param>
public sealed record FoldedIncident(string IncidentId, string Title, Severity Severity, string Url);

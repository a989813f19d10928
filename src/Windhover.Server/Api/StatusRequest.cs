using System.Text.Json.Serialization;
using Windhover.Core.Incidents;

namespace Windhover.Server.Api;

/// <summary>Closes an incident or opens it again.</summary>
/// <param name="Status">The new status.</param>
/// <param name="Reason">Why it is closed; only with `closed`. The default is none.</param>
/// <param name="Text">The same in words, at most 500 characters; only with `closed`. The default is none.</param>
public sealed record StatusRequest([property: JsonRequired] IncidentStatus Status, ClosingReason? Reason = null, string? Text = null) : IRequestBody;

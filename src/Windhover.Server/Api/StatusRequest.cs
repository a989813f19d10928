using Windhover.Core.Incidents;

namespace Windhover.Server.Api;

/// <summary>What people make of an incident.</summary>
/// <param name="Status">The new status.</param>
public sealed record StatusRequest([property: System.Text.Json.Serialization.JsonRequired] IncidentStatus Status);

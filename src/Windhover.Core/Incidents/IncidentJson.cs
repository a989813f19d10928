using System.Text.Json.Serialization;

namespace Windhover.Core.Incidents;

/// <summary>How incidents are kept in a snapshot.</summary>
[JsonSerializable(typeof(List<Incident>))]
[JsonSerializable(typeof(List<IncidentDraft>))]
internal sealed partial class IncidentJson : JsonSerializerContext;

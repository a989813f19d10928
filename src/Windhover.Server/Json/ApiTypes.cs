using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Stores;
using Windhover.Server.Api;
using Windhover.Server.Live;

namespace Windhover.Server.Json;

/// <summary>Everything that the server reads and writes as JSON; the compiler makes the code.</summary>
[JsonSerializable(typeof(ServerStatus))]
[JsonSerializable(typeof(CoverageReport))]
[JsonSerializable(typeof(Page<Incident>))]
[JsonSerializable(typeof(Page<Alert>))]
[JsonSerializable(typeof(Page<EventRow>))]
[JsonSerializable(typeof(Page<ConnectionRow>))]
[JsonSerializable(typeof(ItemList<Alert>))]
[JsonSerializable(typeof(ItemList<EntitySummary>))]
[JsonSerializable(typeof(ItemList<HourTotal>))]
[JsonSerializable(typeof(ItemList<ModelSummary>))]
[JsonSerializable(typeof(ItemList<CollectionSummary>))]
[JsonSerializable(typeof(EntityView))]
[JsonSerializable(typeof(AddressView))]
[JsonSerializable(typeof(RawRecord))]
[JsonSerializable(typeof(StatusRequest))]
[JsonSerializable(typeof(MissedUpdates))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiTypes : JsonSerializerContext;

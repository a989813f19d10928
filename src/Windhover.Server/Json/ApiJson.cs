using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Stores;
using Windhover.Server.Api;
using Windhover.Server.Live;

namespace Windhover.Server.Json;

/// <summary>The one way in which the server writes JSON: names and enums in snake_case, code made by the compiler, never NaN.</summary>
[JsonSerializable(typeof(ServerStatus))]
[JsonSerializable(typeof(Page<Incident>))]
[JsonSerializable(typeof(Page<Alert>))]
[JsonSerializable(typeof(Page<EventRow>))]
[JsonSerializable(typeof(Page<ConnectionRow>))]
[JsonSerializable(typeof(ItemList<Alert>))]
[JsonSerializable(typeof(ItemList<EntitySummary>))]
[JsonSerializable(typeof(ItemList<HourTotal>))]
[JsonSerializable(typeof(ItemList<ModelSummary>))]
[JsonSerializable(typeof(EntityView))]
[JsonSerializable(typeof(RawRecord))]
[JsonSerializable(typeof(StatusRequest))]
[JsonSerializable(typeof(MissedUpdates))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The options that <see cref="Configure"/> gives, for what is written outside a request.</summary>
    internal static JsonSerializerOptions Shared { get; } = MakeShared();

    internal static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Shared.GetTypeInfo(typeof(T));

    internal static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.MaxDepth = 32;
        options.Converters.Add(new AddressJson());
        options.Converters.Add(new FiniteNumberJson());
        options.Converters.Add(new SnakeCaseEnum<AlertKind>());
        options.Converters.Add(new SnakeCaseEnum<EntityType>());
        options.Converters.Add(new SnakeCaseEnum<EventClass>());
        options.Converters.Add(new SnakeCaseEnum<IncidentStatus>());
        options.Converters.Add(new SnakeCaseEnum<RecordEncoding>());
        options.Converters.Add(new SnakeCaseEnum<ServerMode>());
        options.Converters.Add(new SnakeCaseEnum<Severity>());
        options.Converters.Add(new SnakeCaseEnum<Verdict>());
        options.TypeInfoResolver = Default;
    }

    private static JsonSerializerOptions MakeShared()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}

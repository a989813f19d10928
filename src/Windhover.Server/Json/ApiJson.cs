using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Windhover.Core.Access;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Investigation.Wording;
using Windhover.Core.Outputs;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores.Search;
using Windhover.Server.Api;
using Windhover.Server.Authentication;
using Windhover.Server.Models;

namespace Windhover.Server.Json;

/// <summary>The one way in which the server writes JSON: names and enums in snake_case, never NaN.</summary>
internal static class ApiJson
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
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All); // markup in a log line leaves as \u003C, whoever looks at it
        options.Converters.Add(new AddressJson());
        options.Converters.Add(new FiniteNumberJson());
        options.Converters.Add(new SnakeCaseEnum<AccountSection>());
        options.Converters.Add(new SnakeCaseEnum<ActionStatus>());
        options.Converters.Add(new SnakeCaseEnum<AlertKind>());
        options.Converters.Add(new SnakeCaseEnum<AuditOutcome>());
        options.Converters.Add(new SnakeCaseEnum<BacktestState>());
        options.Converters.Add(new SnakeCaseEnum<ClosingReason>());
        options.Converters.Add(new SnakeCaseEnum<CollectionOrigin>());
        options.Converters.Add(new SnakeCaseEnum<CollectionState>());
        options.Converters.Add(new SnakeCaseEnum<ContainmentKind>());
        options.Converters.Add(new SnakeCaseEnum<CoverageState>());
        options.Converters.Add(new SnakeCaseEnum<EntityType>());
        options.Converters.Add(new SnakeCaseEnum<EventClass>());
        options.Converters.Add(new SnakeCaseEnum<FactSubject>());
        options.Converters.Add(new SnakeCaseEnum<FeedbackState>());
        options.Converters.Add(new SnakeCaseEnum<FieldKind>());
        options.Converters.Add(new SnakeCaseEnum<FirstStep>());
        options.Converters.Add(new SnakeCaseEnum<GraphNodeKind>());
        options.Converters.Add(new SnakeCaseEnum<HandlingKind>());
        options.Converters.Add(new SnakeCaseEnum<HypothesisKind>());
        options.Converters.Add(new SnakeCaseEnum<IncidentStatus>());
        options.Converters.Add(new SnakeCaseEnum<ModelOrigin>());
        options.Converters.Add(new SnakeCaseEnum<ModelReach>());
        options.Converters.Add(new SnakeCaseEnum<RecordEncoding>());
        options.Converters.Add(new SnakeCaseEnum<ResponseMode>());
        options.Converters.Add(new SnakeCaseEnum<Role>());
        options.Converters.Add(new SnakeCaseEnum<ServerMode>());
        options.Converters.Add(new SnakeCaseEnum<Severity>());
        options.Converters.Add(new SnakeCaseEnum<SignInMeans>());
        options.Converters.Add(new SnakeCaseEnum<Verdict>());
        options.Converters.Add(new SnakeCaseEnum<WordingFlaw>());
        options.Converters.Add(new SnakeCaseEnum<WordingState>());
        options.TypeInfoResolver = ApiTypes.Default;
    }

    private static JsonSerializerOptions MakeShared()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}

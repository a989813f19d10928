using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Windhover.Core.Access;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;
using Windhover.Server.Api;
using Windhover.Server.Live;
using Windhover.Server.Sources;
using Windhover.Server.Versions;

namespace Windhover.Server.Json;

/// <summary>Everything that the server reads and writes as JSON; the compiler makes the code.</summary>
[JsonSerializable(typeof(ServerStatus))]
[JsonSerializable(typeof(CoverageReport))]
[JsonSerializable(typeof(Page<Incident>))]
[JsonSerializable(typeof(Page<Alert>))]
[JsonSerializable(typeof(Page<InvestigationSummary>))]
[JsonSerializable(typeof(InvestigationReport))]
[JsonSerializable(typeof(InvestigationCounts))]
[JsonSerializable(typeof(InvestigationWording))]
[JsonSerializable(typeof(Page<EventRow>))]
[JsonSerializable(typeof(Page<ConnectionRow>))]
[JsonSerializable(typeof(ItemList<Alert>))]
[JsonSerializable(typeof(ItemList<EntitySummary>))]
[JsonSerializable(typeof(ItemList<HourTotal>))]
[JsonSerializable(typeof(ItemList<ModelSummary>))]
[JsonSerializable(typeof(ModelDetail))]
[JsonSerializable(typeof(ModelCheck))]
[JsonSerializable(typeof(ModelText))]
[JsonSerializable(typeof(ModelChanged))]
[JsonSerializable(typeof(ModelSaveRequest))]
[JsonSerializable(typeof(ModelScopeRequest))]
[JsonSerializable(typeof(RestoreRequest))]
[JsonSerializable(typeof(ItemList<ModelVersionView>))]
[JsonSerializable(typeof(FileVersion))]
[JsonSerializable(typeof(BacktestRequest))]
[JsonSerializable(typeof(BacktestView))]
[JsonSerializable(typeof(ItemList<FieldView>))]
[JsonSerializable(typeof(ItemList<FieldValuesView>))]
[JsonSerializable(typeof(ItemList<IncidentFacet>))]
[JsonSerializable(typeof(ItemList<DayTotal>))]
[JsonSerializable(typeof(IncidentGraph))]
[JsonSerializable(typeof(ItemList<CollectionView>))]
[JsonSerializable(typeof(SourceView))]
[JsonSerializable(typeof(SourceTrial))]
[JsonSerializable(typeof(SourceTryRequest))]
[JsonSerializable(typeof(SourceSaveRequest))]
[JsonSerializable(typeof(ItemList<SourceVersionView>))]
[JsonSerializable(typeof(SavedSource))]
[JsonSerializable(typeof(ItemList<CollectorView>))]
[JsonSerializable(typeof(EntityView))]
[JsonSerializable(typeof(AddressView))]
[JsonSerializable(typeof(RawRecord))]
[JsonSerializable(typeof(Page<HandlingEntry>))]
[JsonSerializable(typeof(ItemList<FeedbackView>))]
[JsonSerializable(typeof(StatusRequest))]
[JsonSerializable(typeof(AssigneeRequest))]
[JsonSerializable(typeof(CommentRequest))]
[JsonSerializable(typeof(ExpectedRequest))]
[JsonSerializable(typeof(ResponseSummary))]
[JsonSerializable(typeof(ModeInForce))]
[JsonSerializable(typeof(PolicyBody))]
[JsonSerializable(typeof(PolicyView))]
[JsonSerializable(typeof(PolicyPreview))]
[JsonSerializable(typeof(PolicySaveRequest))]
[JsonSerializable(typeof(ItemList<PolicyVersionView>))]
[JsonSerializable(typeof(ActionRecord))]
[JsonSerializable(typeof(Page<ActionRecord>))]
[JsonSerializable(typeof(Page<ActionEntry>))]
[JsonSerializable(typeof(EndRequest))]
[JsonSerializable(typeof(ItemList<OutputView>))]
[JsonSerializable(typeof(OutputTestResult))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(WelcomeRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(CodesOffer))]
[JsonSerializable(typeof(ItemList<OwnSession>))]
[JsonSerializable(typeof(ItemList<UserView>))]
[JsonSerializable(typeof(UserRequest))]
[JsonSerializable(typeof(UserChangeRequest))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(ItemList<TokenView>))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(Page<AuditEntry>))]
[JsonSerializable(typeof(MissedUpdates))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiTypes : JsonSerializerContext;

using System.Text.Json.Serialization;
using Windhover.Core.Detection.Rules;

namespace Windhover.Server.Api;

/// <summary>Where a model shall run.</summary>
/// <param name="Run">Whether it runs.</param>
/// <param name="Why">Why, for those who read the history.</param>
/// <param name="Accounts">For <c>only</c>: accounts, subscriptions, projects or sites of the events, with <c>*</c> for any text. The default is none.</param>
/// <param name="Entities">For <c>only</c>: ids of entities, with <c>*</c> for any text. The default is none.</param>
public sealed record ModelScopeRequest([property: JsonRequired] ModelReach Run, [property: JsonRequired] string Why, IReadOnlyList<string>? Accounts = null, IReadOnlyList<string>? Entities = null) : IRequestBody;

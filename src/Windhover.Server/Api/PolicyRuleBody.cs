using System.Text.Json.Serialization;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;

namespace Windhover.Server.Api;

/// <summary>A rule of a policy. Conditions left out hold for all; those given must all hold.</summary>
/// <param name="Name">Its name, unique in the policy.</param>
/// <param name="Mode">What the machine may do.</param>
/// <param name="Types">Kinds of entities.</param>
/// <param name="Entities">Ids or names, with <c>*</c> for any text.</param>
/// <param name="Accounts">Accounts, subscriptions, projects or sites, with <c>*</c> for any text.</param>
/// <param name="Subnets">The entity holds an address in one of these.</param>
/// <param name="Groups">The entity is in one of these groups of peers, with <c>*</c> for any text.</param>
/// <param name="Hours">When.</param>
/// <param name="AtLeast"><c>suspicious</c> or <c>malicious</c>: the verdict that it takes. The default is malicious for autonomous, else suspicious.</param>
/// <param name="Actions">What is allowed. The default is everything but stop.</param>
/// <param name="Collateral">Most of an entity's normal records that may be blocked without a person, as a share. The default is the policy's.</param>
/// <param name="Tags">The entity bears one of these tags: <c>key=value</c> with <c>*</c> for any text in either, or a key alone for any value.</param>
public sealed record PolicyRuleBody(
    [property: JsonRequired] string Name,
    [property: JsonRequired] ResponseMode Mode,
    IReadOnlyList<EntityType>? Types = null,
    IReadOnlyList<string>? Entities = null,
    IReadOnlyList<string>? Accounts = null,
    IReadOnlyList<string>? Subnets = null,
    IReadOnlyList<string>? Groups = null,
    IReadOnlyList<PolicyHoursBody>? Hours = null,
    Verdict? AtLeast = null,
    IReadOnlyList<ContainmentKind>? Actions = null,
    double? Collateral = null,
    IReadOnlyList<string>? Tags = null) : IRequestBody;

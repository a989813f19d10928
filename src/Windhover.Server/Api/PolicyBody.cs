using System.Text.Json.Serialization;
using Windhover.Core.Response.Policies;

namespace Windhover.Server.Api;

/// <summary>A policy of the response.</summary>
/// <param name="Mode">What holds where no rule does.</param>
/// <param name="DryRun">True to plan, simulate and log everything and to call nothing that changes a platform. The default is false.</param>
/// <param name="Rules">The rules; the first that fits holds. The default is none.</param>
/// <param name="NeverTouch">Ids, names or addresses that nothing is ever done to. The default is none.</param>
/// <param name="ActionsAnHour">Most actions taken without a person in an hour. The default is 10.</param>
/// <param name="EntitiesAtOnce">Most entities held contained without a person at one time. The default is 5.</param>
/// <param name="Collateral">Most of an entity's normal records of seven days that may be blocked without a person, as a share. The default is 0.001.</param>
/// <param name="Durations">How long an action stands, by its kind: <c>30m</c>, <c>2h</c>, <c>1d</c>. The default is two hours where little is blocked, one where much is, eight for identities.</param>
/// <param name="Tags">Tags that people give to entities, beside those that logs tell. The default is none.</param>
public sealed record PolicyBody(
    [property: JsonRequired] ResponseMode Mode,
    bool DryRun = false,
    IReadOnlyList<PolicyRuleBody>? Rules = null,
    IReadOnlyList<string>? NeverTouch = null,
    int? ActionsAnHour = null,
    int? EntitiesAtOnce = null,
    double? Collateral = null,
    IReadOnlyDictionary<string, string>? Durations = null,
    IReadOnlyList<GivenTagBody>? Tags = null) : IRequestBody;

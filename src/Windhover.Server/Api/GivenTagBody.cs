using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>A tag that a person gives to entities. Conditions left out hold for all; one at least is given, and those given must all hold.</summary>
/// <param name="Tag">A key, or <c>key=value</c>.</param>
/// <param name="Entities">Ids or names, with <c>*</c> for any text.</param>
/// <param name="Accounts">Accounts, subscriptions, projects or sites, with <c>*</c> for any text.</param>
/// <param name="Subnets">The entity holds an address in one of these.</param>
public sealed record GivenTagBody(
    [property: JsonRequired] string Tag,
    IReadOnlyList<string>? Entities = null,
    IReadOnlyList<string>? Accounts = null,
    IReadOnlyList<string>? Subnets = null) : IRequestBody;

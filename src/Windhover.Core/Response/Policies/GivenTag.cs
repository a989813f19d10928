using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Policies;

/// <summary>A tag that a person gives to entities. Conditions left out hold for all; those given must all hold.</summary>
/// <param name="Key">Key of the tag.</param>
/// <param name="Value">Its value; "" for none.</param>
/// <param name="Entities">Entities by id or name, with <c>*</c> for any text.</param>
/// <param name="Accounts">Accounts, subscriptions, projects or sites, with <c>*</c> for any text.</param>
/// <param name="Subnets">The entity holds an address in one of these.</param>
public sealed record GivenTag(string Key, string Value, IReadOnlyList<string> Entities, IReadOnlyList<string> Accounts, IReadOnlyList<AddressBlock> Subnets)
{
    /// <summary>The tag as an entity bears it.</summary>
    public EntityTag Tag => new(Key, Value, IsGiven: true);

    /// <summary>True when an entity has it.</summary>
    public bool IsFor(EntityRef entity) =>
        (Entities.Count == 0 || Entities.Any(e => Wildcard.Fits(e, entity.Id) || Wildcard.Fits(e, entity.Name)))
        && (Accounts.Count == 0 || Accounts.Any(a => Wildcard.Fits(a, entity.Account)))
        && (Subnets.Count == 0 || entity.Ips.Any(ip => AddressBlock.TryParse(ip, out var one) && Subnets.Any(s => s.Contains(one.First))));
}

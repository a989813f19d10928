using System.Text.Json;
using Windhover.Core.Entities;
using Windhover.Core.Events;

namespace Windhover.Core.Outputs.Exports.Stix;

/// <summary>Objects that stand for what Windhover names: addresses, accounts, machines, resources, techniques.</summary>
internal static class StixObjects
{
    /// <summary>Id of a technique, the same in every bundle.</summary>
    public static string Technique(string technique) => StixIds.Of("attack-pattern", technique);

    /// <summary>Id of a machine or resource, within one incident: what is said of it is as of that incident.</summary>
    public static string Infrastructure(string incidentId, string entityId) => StixIds.Of("infrastructure", incidentId, entityId);

    /// <summary>Id of the object that stands for an entity.</summary>
    public static string IdOf(string incidentId, EntityRef entity) => entity.Type == EntityType.Identity ? Account(entity).Id : Infrastructure(incidentId, entity.Id);

    /// <summary>What people call it; never empty.</summary>
    public static string Name(EntityRef entity) => entity.Name.Length > 0 ? entity.Name : entity.Id;

    /// <summary>A user account (section 6.16); its id comes from account_type, user_id and account_login, of which user_id is known.</summary>
    public static StixObject Account(EntityRef entity) => new(StixIds.Observable("user-account", CanonicalJson.Object(("user_id", entity.Id))), json =>
    {
        json.WriteString("user_id", entity.Id);
        json.WriteString("display_name", Name(entity));
    });

    /// <summary>An address (sections 6.8 and 6.9); its id comes from its value.</summary>
    public static StixObject Address(Address address)
    {
        var value = address.ToString();
        return new(StixIds.Observable(address.IsV4 ? "ipv4-addr" : "ipv6-addr", CanonicalJson.Object(("value", value))), json => json.WriteString("value", value));
    }

    /// <summary>Those of the texts that are addresses.</summary>
    public static IEnumerable<Address> Addresses(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (Events.Address.TryParse(text, out var address)) yield return address;
        }
    }

    /// <summary>Members of an external reference (section 2.5) to something of ours.</summary>
    public static void Ours(this Utf8JsonWriter json, string id)
    {
        json.WriteString("source_name", "windhover");
        json.WriteString("external_id", id);
    }
}

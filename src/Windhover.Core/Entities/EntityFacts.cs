using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>Entities in the words of alerts and stores.</summary>
internal sealed class EntityFacts(EntityResolver resolver, SymbolTable symbols)
{
    private const int MostAddresses = 8;

    /// <summary>The entities.</summary>
    public EntityTable Entities => resolver.Entities;

    /// <summary>An entity as alerts name it, with the addresses that it held in a period.</summary>
    public EntityRef Ref(int entity, long from, long to)
    {
        ref var record = ref resolver.Entities[entity];
        return new EntityRef
        {
            Type = record.Type,
            Id = resolver.Entities.Id(entity),
            Name = resolver.Entities.Name(entity),
            Account = symbols.Text(record.Account),
            Ips = [.. resolver.Addresses.Of(entity).Where(h => h.From <= to && (h.To == 0 || h.To >= from)).Select(h => h.Address).Distinct()
                .OrderBy(a => a).Take(MostAddresses).Select(a => a.ToString())],
        };
    }

    /// <summary>What people call an address: the entity that holds it, else the address.</summary>
    public string PeerName(int entity, Address address) => entity >= 0 ? $"{Short(entity)} ({address})" : address.ToString();

    /// <summary>A short name: the last part of a long native id.</summary>
    public string Short(int entity)
    {
        var name = resolver.Entities.Name(entity);
        var slash = name.LastIndexOf('/');
        return slash > 0 && slash < name.Length - 1 ? name[(slash + 1)..] : name;
    }

    /// <summary>Machine, account, resource.</summary>
    public static string Noun(EntityType type) => type switch
    {
        EntityType.Device => "machine",
        EntityType.Identity => "identity",
        _ => "resource",
    };
}

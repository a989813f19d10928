using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;

namespace Windhover.Tests.PatternOfLife;

/// <summary>A small estate for tests of profiles: machines in groups, and the values they meet.</summary>
internal sealed class Estate
{
    public const long Begin = 1_772_409_600_000;
    public const long Window = 600_000;
    public const long Day = 86_400_000;

    public Estate()
    {
        Entities = new EntityTable(Symbols);
        Values = new ValueProfiles(Entities);
    }

    public SymbolTable Symbols { get; } = new();

    public EntityTable Entities { get; }

    public ValueProfiles Values { get; }

    /// <summary>A machine of a group.</summary>
    public int Machine(string name, string group)
    {
        var entity = Entities.GetOrAdd(EntityType.Device, Symbols.Intern(name));
        Entities[entity].Group = Symbols.Intern(group);
        Values.NoteEntity(entity);
        return entity;
    }

    public static Value Port(int port) => new() { Feature = Feature.Port, Hash = StableHash.Combine((ulong)port, 6), Number = (ushort)port, Protocol = 6 };

    /// <summary>What the engine does at the end of a window: learn every value, then note how many were new.</summary>
    public void Live(int entity, long time, params ReadOnlySpan<Value> values)
    {
        var fresh = 0;
        foreach (var value in values)
        {
            if (Values.Learn(entity, value, time)) fresh++;
        }

        Values.EndWindow(entity, Feature.Port, fresh > 0, fresh);
    }
}

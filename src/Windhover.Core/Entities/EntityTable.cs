using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Entities;

/// <summary>
/// Every entity, by a dense number in the order of first sight. A symbol leads to its entity by an array, without hashing.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
public sealed class EntityTable(SymbolTable symbols)
{
    private readonly Slab<EntityRecord> records = new();
    private string?[] ids = new string?[64];
    private readonly int[][] bySymbol = [[], [], []];
    private readonly Slab<Symbol> names = new();

    /// <summary>How many entities there are.</summary>
    public int Count => records.Count;

    /// <summary>Where texts are kept.</summary>
    public SymbolTable Symbols => symbols;

    /// <summary>Bytes held.</summary>
    public long Bytes => records.Bytes + bySymbol.Sum(a => (long)a.Length * sizeof(int)) + names.Bytes;

    /// <summary>One entity's record, by reference until the next new entity.</summary>
    public ref EntityRecord this[int entity] => ref records[entity];

    /// <summary>The entity of a native id, new if need be.</summary>
    public int GetOrAdd(EntityType type, Symbol native)
    {
        ref var map = ref bySymbol[(int)type];
        if (native.Id >= map.Length) Array.Resize(ref map, Math.Max(1024, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)native.Id + 1)));
        ref var found = ref map[native.Id];
        if (found != 0) return found - 1;
        ref var record = ref records.Add();
        record.Type = type;
        record.Native = native;
        found = records.Count;
        return found - 1;
    }

    /// <summary>The entity of a native id, or −1.</summary>
    public int Find(EntityType type, Symbol native)
    {
        var map = bySymbol[(int)type];
        return native.Id < map.Length ? map[native.Id] - 1 : -1;
    }

    /// <summary>The entity of an id as <see cref="EntityRef.Id"/> writes it, or −1.</summary>
    public int Find(string entityId)
    {
        foreach (var type in Enum.GetValues<EntityType>())
        {
            var prefix = TypeName(type) + ":";
            if (!entityId.StartsWith(prefix, StringComparison.Ordinal)) continue;

            // A text that is not UTF-8 does not lead back to its bytes: only then the slow way.
            var found = Find(type, symbols.Find(entityId[prefix.Length..]));
            if (found >= 0 && Id(found) == entityId) return found;
        }

        for (var i = entityId.Contains('\uFFFD') ? 0 : records.Count; i < records.Count; i++)
        {
            if (Id(i) == entityId) return i;
        }

        return -1;
    }

    /// <summary>Notes what an entity did.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="time">When, epoch milliseconds.</param>
    /// <param name="count">How many records.</param>
    /// <returns>True the first time.</returns>
    public bool Touch(int entity, long time, int count)
    {
        ref var record = ref records[entity];
        var first = record.Records == 0;
        record.Records += count;
        if (first) record.FirstSeen = time;
        if (time > record.LastSeen) record.LastSeen = time;
        var day = (int)(time / 86_400_000);
        if (day > record.LastDay)
        {
            record.LastDay = day;
            record.Days++;
        }

        return first;
    }

    /// <summary>The stable id: type, colon, native id.</summary>
    public string Id(int entity)
    {
        if (entity >= ids.Length) Array.Resize(ref ids, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)entity + 1));
        return ids[entity] ??= TypeName(records[entity].Type) + ":" + symbols.Text(records[entity].Native);
    }

    /// <summary>What people call it.</summary>
    public string Name(int entity)
    {
        var native = records[entity].Native;
        var name = native.Id < names.Count ? names[native.Id] : default;
        return symbols.Text(name.IsNone ? native : name);
    }

    /// <summary>Notes what people call whoever bears a native id, known or not yet.</summary>
    public void NoteName(Symbol native, Symbol name) => names.At(native.Id) = name;

    /// <summary>Writes the table.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("entities");
        records.Save(writer);
        names.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("entities");
        var restored = new Slab<EntityRecord>();
        restored.Restore(reader);
        for (var i = 0; i < restored.Count; i++) records[GetOrAdd(restored[i].Type, restored[i].Native)] = restored[i];
        names.Restore(reader);
    }

    private static string TypeName(EntityType type) => type switch
    {
        EntityType.Device => "device",
        EntityType.Identity => "identity",
        _ => "resource",
    };
}

namespace Windhover.Integrations.Common;

/// <summary>Where in a record (or, where it had to be unescaped, in a buffer beside it) the kept fields stand. Reused for every record.</summary>
internal sealed class JsonValues
{
    private Place[] places = [];
    private byte[] scratch = new byte[4096];
    private int used;

    /// <param name="slots">How many fields there are to begin with.</param>
    public JsonValues(int slots = 0) => places = new Place[slots];

    private enum Origin : byte
    {
        Nowhere,
        Record,
        Scratch,
    }

    /// <summary>Makes room for one more field.</summary>
    /// <returns>Its slot.</returns>
    public int Add()
    {
        Array.Resize(ref places, places.Length + 1);
        return places.Length - 1;
    }

    /// <summary>Forgets the last record.</summary>
    public void Clear()
    {
        Array.Clear(places);
        used = 0;
    }

    /// <summary>Whether a slot has no value yet: the first one is kept.</summary>
    public bool IsFree(int slot) => places[slot].Origin == Origin.Nowhere;

    /// <summary>Keeps a stretch of the record.</summary>
    public void Keep(int slot, int start, int length) => places[slot] = new Place(start, length, Origin.Record);

    /// <summary>Keeps a copy.</summary>
    public void KeepCopy(int slot, ReadOnlySpan<byte> value)
    {
        if (used + value.Length > scratch.Length) Array.Resize(ref scratch, Math.Max(scratch.Length * 2, used + value.Length));
        value.CopyTo(scratch.AsSpan(used));
        places[slot] = new Place(used, value.Length, Origin.Scratch);
        used += value.Length;
    }

    /// <summary>The value of a slot; empty when the record does not have it.</summary>
    public ReadOnlySpan<byte> Get(int slot, ReadOnlySpan<byte> record)
    {
        var place = places[slot];
        return place.Origin switch
        {
            Origin.Record => record.Slice(place.Start, place.Length),
            Origin.Scratch => scratch.AsSpan(place.Start, place.Length),
            _ => default,
        };
    }

    private readonly record struct Place(int Start, int Length, Origin Origin);
}

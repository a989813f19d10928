using System.Runtime.InteropServices;
using System.Text;

namespace Windhover.Core.Memory;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote.</summary>
public sealed class SnapshotReader(Stream stream)
{
    /// <summary>Reads one value.</summary>
    public T Read<T>()
        where T : unmanaged
    {
        T value = default;
        stream.ReadExactly(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <summary>Reads values with their length.</summary>
    /// <exception cref="InvalidDataException">The length is impossible.</exception>
    public T[] ReadArray<T>()
        where T : unmanaged
    {
        var length = Read<int>();
        if (length < 0) throw new InvalidDataException($"the snapshot is damaged: an array of {length} items");
        var values = new T[length];
        const int Step = 1 << 20;
        for (var start = 0; start < length; start += Step)
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(Step, length - start))));
        return values;
    }

    /// <summary>Reads a text.</summary>
    public string ReadText() => Encoding.UTF8.GetString(ReadArray<byte>());

    /// <summary>Checks a mark.</summary>
    /// <exception cref="InvalidDataException">Another mark stands there.</exception>
    public void Expect(string name)
    {
        var found = ReadText();
        if (found != name) throw new InvalidDataException($"the snapshot is of another version or damaged: '{name}' expected, '{found}' found");
    }

    /// <summary>Checks a mark that has changed since the version before, whose snapshots are read as well.</summary>
    /// <returns>False for the mark of the version before.</returns>
    /// <exception cref="InvalidDataException">Another mark stands there.</exception>
    public bool Expect(string name, string before)
    {
        var found = ReadText();
        if (found != name && found != before) throw new InvalidDataException($"the snapshot is of another version or damaged: '{name}' expected, '{found}' found");
        return found == name;
    }
}

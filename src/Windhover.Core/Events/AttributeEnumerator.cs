using System.Runtime.InteropServices;

namespace Windhover.Core.Events;

/// <summary>Walks the further fields of one event: <c>foreach</c> over <see cref="EventBuffer.Attributes"/>. A key may come more than once (a list in the record).</summary>
public ref struct AttributeEnumerator(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The field's path in the raw record.</summary>
    public Symbol Key { get; private set; }

    /// <summary>Its value as UTF-8 text; numbers and booleans as the record wrote them.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>This, so that <c>foreach</c> works.</summary>
    public readonly AttributeEnumerator Current => this;

    /// <summary>This, so that <c>foreach</c> works.</summary>
    public readonly AttributeEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next field.</summary>
    public bool MoveNext()
    {
        if (rest.IsEmpty) return false;
        Key = new Symbol(MemoryMarshal.Read<int>(rest));
        var length = MemoryMarshal.Read<int>(rest[4..]);
        Value = rest.Slice(8, length);
        rest = rest[(8 + length)..];
        return true;
    }
}

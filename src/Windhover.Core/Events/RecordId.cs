using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Windhover.Core.Events;

/// <summary>
/// The id that the log itself gives a record, without a reference and reversible to its text: a GUID, or up to 21 letters and digits.
/// Anything else is kept as its 128-bit hash. <c>default</c> is "the log gives none". Used to recognise duplicates and to show the record.
/// </summary>
/// <param name="Value">The packed id.</param>
/// <param name="Form">How it is packed.</param>
public readonly record struct RecordId(UInt128 Value, RecordIdForm Form)
{
    private const int LongestPacked = 21;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>True when the log gives no id.</summary>
    public bool IsNone => Form == RecordIdForm.None;

    /// <summary>From the id's text; empty text is "none".</summary>
    public static RecordId FromText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return default;
        if (utf8.Length == 36 && Utf8Parser.TryParse(utf8, out Guid guid, out var used) && used == 36) return FromGuid(guid);
        return utf8.Length <= LongestPacked && TryPack(utf8, out var packed)
            ? new(packed, RecordIdForm.Text)
            : new(new(StableHash.Of(utf8), StableHash.Combine(StableHash.Of(utf8), (ulong)utf8.Length)), RecordIdForm.Hash);
    }

    /// <summary>From a GUID.</summary>
    public static RecordId FromGuid(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes), RecordIdForm.Guid);
    }

    /// <summary>The id as the log wrote it (letters of a GUID in lower case); for a hash its hexadecimal form; "" for none.</summary>
    public override string ToString()
    {
        switch (Form)
        {
            case RecordIdForm.None:
                return "";
            case RecordIdForm.Hash:
                return Value.ToString("x32", CultureInfo.InvariantCulture);
            case RecordIdForm.Guid:
                Span<byte> bytes = stackalloc byte[16];
                System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
                return new Guid(bytes, bigEndian: true).ToString();
            default:
                var text = new StringBuilder();
                for (var rest = Value; rest > 1; rest /= 62) text.Insert(0, Alphabet[(int)(rest % 62)]);
                return text.ToString();
        }
    }

    // A leading 1 keeps leading zeros: 62^21 needs 126 bits, so that the mark still fits.
    private static bool TryPack(ReadOnlySpan<byte> utf8, out UInt128 packed)
    {
        packed = 1;
        foreach (var c in utf8)
        {
            var digit = c switch
            {
                >= (byte)'0' and <= (byte)'9' => c - '0',
                >= (byte)'A' and <= (byte)'Z' => c - 'A' + 10,
                >= (byte)'a' and <= (byte)'z' => c - 'a' + 36,
                _ => -1,
            };
            if (digit < 0) return false;
            packed = packed * 62 + (uint)digit;
        }

        return true;
    }
}

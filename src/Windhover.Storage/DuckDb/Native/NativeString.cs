using System.Runtime.InteropServices;
using System.Text;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>
/// <c>duckdb_string_t</c>, 16 bytes: a length, then up to 12 bytes of text in place, or 4 bytes of prefix and a pointer.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeString
{
    /// <summary>Longest text that is held in place, in bytes.</summary>
    public const int LongestInline = 12;

    [FieldOffset(0)]
    public uint Length;

    [FieldOffset(4)]
    public fixed byte Inline[LongestInline];

    [FieldOffset(8)]
    public byte* Pointer;

    /// <summary>The text where it lies: valid while the chunk lives.</summary>
    public static ReadOnlySpan<byte> Bytes(NativeString* text) =>
        new(text->Length <= LongestInline ? text->Inline : text->Pointer, checked((int)text->Length));

    /// <summary>The text as a string of its own.</summary>
    public static string Read(NativeString* text) => text->Length == 0 ? "" : Encoding.UTF8.GetString(Bytes(text));
}

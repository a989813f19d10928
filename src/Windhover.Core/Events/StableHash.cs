using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Windhover.Core.Events;

/// <summary>
/// A 64-bit hash that is the same in every process and on every machine: nothing that is written out may depend on the
/// randomised hashes of the runtime. The mixing step is that of wyhash (a 64×64→128 bit multiplication). Not for secrets.
/// </summary>
public static class StableHash
{
    private const ulong K0 = 0xA0761D6478BD642F;
    private const ulong K1 = 0xE7037ED1A0B428DB;

    /// <summary>Hash of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = K0 ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes), K1);
            bytes = bytes[8..];
        }

        ulong tail = 0;
        for (var i = 0; i < bytes.Length; i++) tail |= (ulong)bytes[i] << (8 * i);
        return Mix(hash ^ tail, K1 ^ hash);
    }

    /// <summary>Hash of the UTF-8 form of a text.</summary>
    public static ulong Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>One hash of two values; the order matters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong first, ulong second) => Mix(first ^ K0, second ^ K1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}

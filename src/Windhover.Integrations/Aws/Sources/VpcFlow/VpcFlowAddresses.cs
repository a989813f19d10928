using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>
/// The IPv4 addresses that were read lately, by their text: an estate's own addresses and its usual peers come again and again, and comparing two words is
/// quicker than parsing digits. Direct-mapped.
/// </summary>
internal sealed class VpcFlowAddresses
{
    /// <summary>Bytes that a lookup takes: an IPv4 address in text, and what follows it.</summary>
    public const int BlockLength = 16;

    private const int Slots = 512;

    private readonly Entry[] entries = new Entry[Slots];

    /// <summary>Reads an address.</summary>
    /// <param name="block">Sixteen bytes that begin with the text.</param>
    /// <param name="length">How long the text is: 1 to 15.</param>
    /// <param name="address">The address.</param>
    /// <returns>False when the text is not an address.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(ReadOnlySpan<byte> block, int length, out Address address)
    {
        var low = MemoryMarshal.Read<ulong>(block);
        var high = MemoryMarshal.Read<ulong>(block[8..]);
        if (length < 8) (low, high) = (low & ((1UL << (length * 8)) - 1), 0);
        else high &= (1UL << ((length - 8) * 8)) - 1;
        ref var entry = ref entries[((low ^ (high * 0x9E37_79B9_7F4A_7C15)) * 0xA076_1D64_78BD_642F) >> 55];
        if (entry.Low == low && entry.High == high)
        {
            address = entry.Address;
            return true;
        }

        if (!Address.TryParse(block[..length], out address)) return false;
        entry = new Entry { Low = low, High = high, Address = address };
        return true;
    }

    private struct Entry
    {
        public ulong Low;
        public ulong High;
        public Address Address;
    }
}

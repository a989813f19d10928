using System.Runtime.CompilerServices;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>Numbers as the log writes them: decimal digits, no sign.</summary>
internal static class VpcFlowNumber
{
    /// <summary>Digits that <see cref="TryReadBlock"/> reads at once.</summary>
    public const int BlockLength = 8;

    private const int MostDigits = 18;

    /// <summary>Reads a number; a field without text is 0.</summary>
    /// <returns>False when the text has anything but digits or the number is above <paramref name="most"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, long most, out long number)
    {
        number = 0;
        if (text.Length > MostDigits) return false;
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            number = number * 10 + digit;
        }

        return number <= most;
    }

    /// <summary>
    /// Reads up to eight digits at once, without a branch for each: numbers of ever-changing length are what a loop mispredicts. Pairs of digits, then pairs
    /// of pairs, are joined by multiplication (Lemire, "Quickly parsing eight digits").
    /// </summary>
    /// <param name="block">The eight bytes that end with the last digit, first byte lowest.</param>
    /// <param name="length">How many of them are digits: 1 to 8.</param>
    /// <param name="number">The number.</param>
    /// <returns>False when one of them is no digit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadBlock(ulong block, int length, out long number)
    {
        const ulong zeros = 0x3030_3030_3030_3030;
        var others = (BlockLength - length) * 8;
        var low = (1UL << others) - 1;
        block = (block & ~low) | (zeros & low);
        var isOnlyDigits = (((block + 0x4646_4646_4646_4646) | (block - zeros)) & 0x8080_8080_8080_8080) == 0;
        block -= zeros;
        block = block * 10 + (block >> 8);
        block = ((block & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064 + ((block >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001) >> 32;
        number = (long)(uint)block;
        return isOnlyDigits;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>One line cut at its spaces, without copying.</summary>
internal readonly ref struct VpcFlowLine
{
    private readonly ReadOnlySpan<byte> line;
    private readonly ReadOnlySpan<int> ends;
    private readonly int first;

    /// <param name="line">The line.</param>
    /// <param name="ends">Where each field ends.</param>
    /// <param name="first">Fields before the first of the layout: the time that an export put in front.</param>
    public VpcFlowLine(ReadOnlySpan<byte> line, ReadOnlySpan<int> ends, int first)
    {
        this.line = line;
        this.ends = ends;
        this.first = first;
    }

    /// <summary>Finds where the fields end; a last field without text does not count.</summary>
    /// <returns>How many fields there are; more than <paramref name="ends"/> has room for when there are too many.</returns>
    public static int Split(ReadOnlySpan<byte> line, Span<int> ends)
    {
        int count = 0, i = 0;
        var spaces = Vector256.Create((byte)' ');
        for (; i + Vector256<byte>.Count <= line.Length; i += Vector256<byte>.Count)
        {
            for (var bits = Vector256.Equals(Vector256.Create(line[i..]), spaces).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                if (count == ends.Length) return count + 1;
                ends[count++] = i + System.Numerics.BitOperations.TrailingZeroCount(bits);
            }
        }

        for (; i < line.Length; i++)
        {
            if (line[i] != ' ') continue;
            if (count == ends.Length) return count + 1;
            ends[count++] = i;
        }

        if (line.Length == 0 || line[^1] == ' ') return count;
        if (count == ends.Length) return count + 1;
        ends[count++] = line.Length;
        return count;
    }

    /// <summary>Reads a field as a whole number without a sign; a field that is missing is 0.</summary>
    /// <returns>False when the text has anything but digits or the number is above <paramref name="most"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNumber(int position, long most, out long number)
    {
        number = 0;
        var text = At(position);
        if (text.IsEmpty) return true;
        var end = ends[position + first];
        return end >= VpcFlowNumber.BlockLength && text.Length <= VpcFlowNumber.BlockLength
            ? VpcFlowNumber.TryReadBlock(MemoryMarshal.Read<ulong>(line[(end - VpcFlowNumber.BlockLength)..]), text.Length, out number) && number <= most
            : VpcFlowNumber.TryRead(text, most, out number);
    }

    /// <summary>Reads a field as an address; a field that is missing is no address.</summary>
    /// <returns>False when the text is not an address.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAddress(int position, VpcFlowAddresses cache, out Address address)
    {
        address = default;
        var text = At(position);
        if (text.IsEmpty) return true;
        var start = ends[position + first] - text.Length;
        return start + VpcFlowAddresses.BlockLength <= line.Length && text.Length < VpcFlowAddresses.BlockLength
            ? cache.TryRead(line.Slice(start, VpcFlowAddresses.BlockLength), text.Length, out address)
            : Address.TryParse(text, out address);
    }

    /// <summary>The text of the field at a position of the layout; empty when the position is -1 or the text is "-".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> At(int position)
    {
        if (position < 0) return default;
        var index = position + first;
        var start = index == 0 ? 0 : ends[index - 1] + 1;
        var text = line[start..ends[index]];
        return text.Length == 1 && text[0] == '-' ? default : text;
    }
}

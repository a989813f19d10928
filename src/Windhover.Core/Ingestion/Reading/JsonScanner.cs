using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Finds the end of one JSON object or array by its brackets alone, 64 bytes a step: bit masks say which bytes are quotes, escaped, inside a text,
/// brackets (Langdale and Lemire, "Parsing gigabytes of JSON per second", https://arxiv.org/abs/1902.08318, section 3.1). May stop anywhere and go on.
/// </summary>
internal struct JsonScanner
{
    private const int Block = 64;
    private const ulong EvenBits = 0x5555_5555_5555_5555;
    private readonly int arraysTo;
    private ulong inText;
    private ulong escaped;
    private ulong arrays;

    /// <param name="insideObjects">How many objects are open already.</param>
    /// <param name="arraysTo">Arrays opened inside at most this many brackets are reported; 0 for none.</param>
    public JsonScanner(int insideObjects, int arraysTo)
    {
        Depth = insideObjects;
        this.arraysTo = arraysTo;
    }

    /// <summary>Brackets that are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Where the last bracket opened that is directly inside the outermost; -1 when not seen.</summary>
    public int SecondOpenedAt { get; private set; } = -1;

    /// <summary>Goes on.</summary>
    /// <param name="bytes">The value so far.</param>
    /// <param name="at">Where to go on in them; set to where it stopped.</param>
    public JsonScan Scan(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at + Block <= bytes.Length)
        {
            var result = Step(ref Unsafe.AsRef(in bytes[at]), Block, ref at);
            if (result != JsonScan.More) return result;
        }

        var rest = bytes.Length - at;
        if (rest <= 0) return JsonScan.More;
        Span<byte> padded = stackalloc byte[Block];
        padded.Fill((byte)' ');
        bytes[at..].CopyTo(padded);
        return Step(ref padded[0], rest, ref at);
    }

    private static ulong PrefixXor(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        var wanted = Vector256.Create(value);
        return Vector256.Equals(low, wanted).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, wanted).ExtractMostSignificantBits() << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonScan Step(ref byte block, int count, ref int at)
    {
        var low = Vector256.LoadUnsafe(ref block);
        var high = Vector256.LoadUnsafe(ref block, 32);
        var backslashes = Mask(low, high, (byte)'\\');
        var escapes = backslashes == 0 && escaped == 0 ? 0 : Escaped(backslashes, count);
        var texts = PrefixXor(Mask(low, high, (byte)'"') & ~escapes) ^ inText;
        var badLineEnds = Mask(low, high, (byte)'\n') & texts;

        // '{' and '[', and '}' and ']', differ in one bit.
        var lowCase = Vector256.Create((byte)0x20);
        low |= lowCase;
        high |= lowCase;
        var stops = ((Mask(low, high, (byte)'{') | Mask(low, high, (byte)'}')) & ~texts) | badLineEnds;
        while (stops != 0)
        {
            var index = BitOperations.TrailingZeroCount(stops);
            stops &= stops - 1;
            var result = Stop(Unsafe.Add(ref block, index), at + index);
            if (result == JsonScan.More) continue;
            at += index + (result is JsonScan.Done or JsonScan.ArrayOpened ? 1 : 0);

            // Brackets stand outside of texts, so that what follows starts clean.
            (inText, escaped) = (0, 0);
            return result;
        }

        inText = (ulong)((long)texts >> 63);
        at += count;
        return JsonScan.More;
    }

    /// <summary>Which bytes a backslash before them escapes; <see cref="escaped"/> carries over to the byte behind the last.</summary>
    private ulong Escaped(ulong backslashes, int count)
    {
        backslashes &= ~escaped;
        var follows = (backslashes << 1) | escaped;
        var oddStarts = backslashes & ~EvenBits & ~follows;
        var sum = unchecked(oddStarts + backslashes);
        var result = (EvenBits ^ (sum << 1)) & follows;
        escaped = count < Block ? (result >> count) & 1 : sum < backslashes ? 1UL : 0;
        return result;
    }

    private JsonScan Stop(byte bracket, int at)
    {
        switch (bracket)
        {
            case (byte)'{' or (byte)'[':
                var isArray = bracket == (byte)'[';
                if (Depth == 1) SecondOpenedAt = at;
                if (Depth < 64) arrays = isArray ? arrays | (1UL << Depth) : arrays & ~(1UL << Depth);
                Depth++;
                return isArray && Depth > 1 && Depth - 1 <= arraysTo ? JsonScan.ArrayOpened : JsonScan.More;
            case (byte)'\n':
                return JsonScan.LineEndInText;
            default:
                Depth--;
                if (Depth < 64 && ((arrays >> Depth) & 1) != (bracket == (byte)']' ? 1UL : 0)) return JsonScan.Mismatch;
                return Depth == 0 ? JsonScan.Done : JsonScan.More;
        }
    }
}

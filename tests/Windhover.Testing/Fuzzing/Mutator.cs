using Windhover.Core.Ingestion;

namespace Windhover.Testing.Fuzzing;

/// <summary>Breaks records and files in the ways of writers, disks and attackers; the same random numbers give the same bytes.</summary>
/// <param name="random">Where chance comes from.</param>
public sealed class Mutator(Random random)
{
    private const int LongestInput = 4 << 20;

    /// <summary>A record of a source, broken.</summary>
    public byte[] Record(FuzzSource source) => Broken(Pick(source.Records), source);

    /// <summary>A file of a source, broken and perhaps packed.</summary>
    /// <param name="source">The source.</param>
    /// <param name="isPlain">Whether it is neither packed nor written in another encoding.</param>
    public byte[] File(FuzzSource source, out bool isPlain)
    {
        var bytes = source.Source.Descriptor.Framing == Framing.Blocks && random.Next(2) == 0
            ? BinaryMutations.Blocks(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Record(source)))
            : Broken(Pick(source.Files), source);
        return FilePacking.Pack(bytes, random, out isPlain);
    }

    private byte[] Broken(byte[] seed, FuzzSource source)
    {
        var bytes = seed;
        for (var edits = 1 + random.Next(4); edits > 0 && bytes.Length is > 0 and < LongestInput; edits--) bytes = Edited(bytes, source);
        return ReferenceEquals(bytes, seed) ? [.. seed] : bytes;
    }

    private byte[] Edited(byte[] bytes, FuzzSource source) => source.Source.Descriptor.Framing switch
    {
        Framing.Blocks or Framing.Capture when random.Next(3) == 0 => BinaryMutations.Apply(bytes, random),
        Framing.Json when random.Next(3) > 0 => JsonMutations.Apply(bytes, Other(source), random),
        Framing.Csv or Framing.Lines when random.Next(2) == 0 => bytes[0] == '{' ? JsonMutations.Apply(bytes, Other(source), random) : TextMutations.Apply(bytes, random),
        _ => ByteMutations.Apply(bytes, Other(source), random),
    };

    // Mostly of the same source, sometimes of any.
    private byte[] Other(FuzzSource source) => Pick(random.Next(3) > 0 ? source.Records : Pick(FuzzSource.All).Records);

    private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}

namespace Windhover.Lab.Writers;

/// <summary>A Huffman code over an alphabet, with codes of at most 15 bits as RFC 1951 section 3.2.2 orders them.</summary>
internal sealed class HuffmanCode
{
    private const int Longest = 15;

    private HuffmanCode(byte[] lengths, ushort[] codes) => (Lengths, Codes) = (lengths, codes);

    /// <summary>Bits per symbol; 0 for a symbol that does not occur.</summary>
    public byte[] Lengths { get; }

    /// <summary>Codes per symbol, first bit lowest.</summary>
    public ushort[] Codes { get; }

    /// <summary>The code for how often symbols occur; at least two must.</summary>
    public static HuffmanCode For(int[] frequencies)
    {
        var counts = (int[])frequencies.Clone();
        byte[] lengths;
        while ((lengths = Depths(counts)).Max() > Longest)
            for (var i = 0; i < counts.Length; i++) counts[i] = (counts[i] + 1) / 2; // flatter counts make a flatter tree
        return new(lengths, Assign(lengths));
    }

    private static byte[] Depths(int[] counts)
    {
        var symbols = Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).OrderBy(i => counts[i]).ThenBy(i => i).ToArray();
        int leaves = symbols.Length, nodes = 2 * leaves - 1, leaf = 0, inner = leaves;
        var weight = new long[nodes];
        var parent = new int[nodes];
        for (var i = 0; i < leaves; i++) weight[i] = counts[symbols[i]];
        for (var next = leaves; next < nodes; next++)
        {
            int a = Lightest(next), b = Lightest(next);
            weight[next] = weight[a] + weight[b];
            parent[a] = parent[b] = next;
        }

        var depth = new int[nodes];
        for (var i = nodes - 2; i >= 0; i--) depth[i] = depth[parent[i]] + 1;
        var lengths = new byte[counts.Length];
        for (var i = 0; i < leaves; i++) lengths[symbols[i]] = (byte)depth[i];
        return lengths;

        int Lightest(int end) => leaf < leaves && (inner >= end || weight[leaf] <= weight[inner]) ? leaf++ : inner++;
    }

    private static ushort[] Assign(byte[] lengths)
    {
        var codes = new ushort[lengths.Length];
        var code = 0;
        for (var bits = 1; bits <= Longest; bits++, code <<= 1)
        {
            for (var s = 0; s < lengths.Length; s++)
            {
                if (lengths[s] != bits) continue;
                var reversed = 0;
                for (var i = 0; i < bits; i++) reversed |= (code >> i & 1) << bits - 1 - i;
                codes[s] = (ushort)reversed;
                code++;
            }
        }

        return codes;
    }
}

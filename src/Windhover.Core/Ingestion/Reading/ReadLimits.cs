namespace Windhover.Core.Ingestion.Reading;

/// <summary>What one file may cost, because logs are written by attackers too.</summary>
public sealed record ReadLimits
{
    /// <summary>Bytes of the longest record; a longer one is passed over without keeping it and rejected. The default is 16 MiB.</summary>
    public int LongestRecord { get; init; } = 16 << 20;

    /// <summary>
    /// How many times its size a compressed file may expand, looked at once <see cref="ExpansionCheckedFrom"/> bytes came out; beyond, the file ends there.
    /// The default is 250 (text logs stay under 60; deflate can reach 1,032).
    /// </summary>
    public int LargestExpansion { get; init; } = 250;

    /// <summary>Decompressed bytes before the expansion is looked at. The default is 256 MiB.</summary>
    public long ExpansionCheckedFrom { get; init; } = 256L << 20;
}

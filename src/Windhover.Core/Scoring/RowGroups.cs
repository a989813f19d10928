using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>
/// Rows that say the same thing in other words: a new peer is in a new network, bytes sent outside are bytes sent. Of each such group only the
/// strongest row counts, so that the sum is one of different pieces of evidence.
/// </summary>
internal static class RowGroups
{
    private const int Groups = 12;

    /// <summary>Takes the bits from all rows of a group but its strongest; rows without a group stay.</summary>
    public static void KeepStrongest(List<ScoreRow> rows)
    {
        Span<int> strongest = stackalloc int[Groups];
        strongest.Fill(-1);
        for (var i = 0; i < rows.Count; i++)
        {
            var group = Of(rows[i]);
            if (group >= 0 && (strongest[group] < 0 || rows[i].Bits > rows[strongest[group]].Bits)) strongest[group] = i;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var group = Of(rows[i]);
            if (group >= 0 && strongest[group] != i) rows[i] = rows[i] with { Bits = 0 };
        }
    }

    private static int Of(in ScoreRow row) => row.Kind switch
    {
        ScoreRowKind.Rare => row.Feature switch
        {
            Feature.Peer or Feature.PeerNetwork or Feature.Port or Feature.InsidePeer => 0,
            Feature.Operation or Feature.Grant => 4,
            _ => -1,
        },
        ScoreRowKind.ManyNew => row.Feature is Feature.Peer or Feature.PeerNetwork or Feature.Port or Feature.InsidePeer ? 1 : 2,
        _ => row.Signal switch
        {
            Signal.FanOut => 1,
            Signal.BytesOut or Signal.OutsideBytesOut or Signal.BytesIn => 3,
            _ => -1,
        },
    };
}

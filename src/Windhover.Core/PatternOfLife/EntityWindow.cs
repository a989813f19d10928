using Windhover.Core.Entities;
using Windhover.Core.Events;

namespace Windhover.Core.PatternOfLife;

/// <summary>What one entity did in the current window of ten minutes.</summary>
internal struct EntityWindow
{
    /// <summary>Who.</summary>
    public int Entity;

    /// <summary>The first of its <see cref="TouchedValue"/>s, plus one.</summary>
    public int Values;

    /// <summary>First of its pairs in the window, plus one (an index into the list of touched pairs).</summary>
    public int Pairs;

    /// <summary>Records.</summary>
    public int Records;

    /// <summary>Records of windows that had ended before they came. They are in no number of this one.</summary>
    public int Late;

    /// <summary>Refused connections or failed calls.</summary>
    public int Refused;

    /// <summary>Different peers or resources.</summary>
    public int FanOut;

    /// <summary>Values that the entity never had before.</summary>
    public int New;

    /// <summary>How many of them were there when it was last looked at before its end.</summary>
    public int NewLookedAt;

    /// <summary>How large its volume was when it was last looked at before its end, bytes.</summary>
    public long VolumeLookedAt;

    /// <summary>Bytes sent.</summary>
    public long BytesOut;

    /// <summary>Bytes received.</summary>
    public long BytesIn;

    /// <summary>Bytes sent outside.</summary>
    public long OutsideBytesOut;

    /// <summary>First record, epoch milliseconds.</summary>
    public long First;

    /// <summary>Last record, epoch milliseconds.</summary>
    public long Last;

    /// <summary>The principal behind the session, or −1.</summary>
    public int Principal;

    /// <summary>The window's last record.</summary>
    public RecordRef Record;

    /// <summary>The log's own id of it.</summary>
    public RecordId Id;

    /// <summary>Counts a record of the window in its numbers.</summary>
    public void Count(in FlowView view)
    {
        Records++;
        BytesOut += view.BytesOut;
        BytesIn += view.BytesIn;
        if (view.PeerOutside) OutsideBytesOut += view.BytesOut;
        if (view is { Blocked: true, Serves: false }) Refused++;
    }

    /// <summary>Counts a record of the window in its numbers.</summary>
    public void Count(in ActorActivity activity)
    {
        Records++;
        if (activity.Outcome == Outcome.Failure) Refused++;
        if (activity.IsOnTheWire) return;
        BytesOut += activity.BytesIn;
        BytesIn += activity.BytesOut;
    }

    /// <summary>A number of the window.</summary>
    public readonly double Number(Signal signal) => signal switch
    {
        Signal.BytesOut => BytesOut,
        Signal.BytesIn => BytesIn,
        Signal.Records => Records,
        Signal.OutsideBytesOut => OutsideBytesOut,
        Signal.FanOut => FanOut,
        _ => Refused,
    };
}

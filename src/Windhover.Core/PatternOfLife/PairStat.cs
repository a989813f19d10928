using System.Runtime.CompilerServices;
using Windhover.Core.Events;

namespace Windhover.Core.PatternOfLife;

/// <summary>What is remembered of one pair, with the hour that is being added up.</summary>
internal struct PairStat
{
    /// <summary>First record ever, epoch milliseconds.</summary>
    public long First;

    /// <summary>Last record, epoch milliseconds.</summary>
    public long Last;

    /// <summary>The peer's address.</summary>
    public Address Peer;

    /// <summary>Start of the hour being added up, epoch milliseconds.</summary>
    public long Hour;

    /// <summary>First record of the hour.</summary>
    public long HourFirst;

    /// <summary>Records of the hour.</summary>
    public long HourRecords;

    /// <summary>Bytes sent in the hour.</summary>
    public long HourBytesOut;

    /// <summary>Bytes received in the hour.</summary>
    public long HourBytesIn;

    /// <summary>Bytes sent in the window.</summary>
    public long WindowBytesOut;

    /// <summary>Last record before which the hour's place was noted.</summary>
    public RecordRef HourRecord;

    /// <summary>Last record in the window.</summary>
    public RecordRef WindowRecord;

    /// <summary>The log's own id of that record.</summary>
    public RecordId WindowRecordId;

    /// <summary>Start of the last new connection, epoch milliseconds.</summary>
    public long LastBeat;

    /// <summary>The last intervals between new connections, seconds.</summary>
    public BeatRing Beats;

    /// <summary>Evidence for a beat from whole blocks of intervals, bits.</summary>
    public float BeatBits;

    /// <summary>Number of the window in which it was last seen.</summary>
    public int Window;

    /// <summary>The peer's entity, or −1.</summary>
    public int PeerEntity;

    /// <summary>Client port of the last record.</summary>
    public ushort ClientPort;

    /// <summary>Intervals noted in all, up to 65,535.</summary>
    public ushort BeatCount;

    /// <summary>Days on which it was seen.</summary>
    public ushort Days;

    /// <summary>Last day, in days since 1970, modulo 65,536.</summary>
    public ushort LastDay;

    /// <summary>True when the peer is outside.</summary>
    public bool Outside;

    /// <summary>The last 16 intervals, oldest overwritten.</summary>
    [InlineArray(16)]
    internal struct BeatRing
    {
        private ushort first;
    }
}

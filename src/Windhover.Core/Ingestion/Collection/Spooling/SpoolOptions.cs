namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>How much a spool keeps.</summary>
public sealed record SpoolOptions
{
    /// <summary>How long files are kept after they were read, so that raw records stay at hand. The default is 30 days.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long beyond <see cref="Keep"/> it is remembered that an object had landed. The default is 180 days.</summary>
    public TimeSpan Remember { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Bytes that the engine may be behind before there is no more room. The default is 1 GiB.</summary>
    public long MostUnread { get; init; } = 1L << 30;

    /// <summary>Bytes after which a stream begins a new file. The default is 64 MiB.</summary>
    public long SegmentBytes { get; init; } = 64L << 20;

    /// <summary>Age after which a stream begins a new file. The default is one hour.</summary>
    public TimeSpan SegmentAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Bytes of datagrams that may wait for the disk in each stream; more are refused. The default is 16 MiB.</summary>
    public int QueueBytes { get; init; } = 16 << 20;
}

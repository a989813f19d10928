namespace Windhover.Core.Ingestion.Reading;

/// <summary>Kinds of <see cref="Frame"/>.</summary>
internal enum FrameKind
{
    /// <summary>Nothing is left.</summary>
    End,

    /// <summary>A record for the source's reader; its bytes are the out parameter.</summary>
    Record,

    /// <summary>Nothing that a reader needs to see.</summary>
    Ignored,

    /// <summary>Bytes that hold no whole record.</summary>
    Rejected,
}

namespace Windhover.Core.Ingestion.Packets;

/// <summary>Kinds of <see cref="CaptureStep"/>.</summary>
public enum CaptureStepKind
{
    /// <summary>More bytes are needed: <see cref="CaptureStep.Length"/> in all.</summary>
    More,

    /// <summary>A packet.</summary>
    Packet,

    /// <summary>Something that holds no packet: a head, an interface, statistics.</summary>
    Other,

    /// <summary>A length that cannot be; there is no mark to go on from.</summary>
    Broken,
}

namespace Windhover.Core.Ingestion.Reading;

/// <summary>By which signs a record's beginning is told.</summary>
internal enum BoundarySigns
{
    /// <summary>A line that begins as records do.</summary>
    Lines,

    /// <summary>That, and what begins with the same names as records do.</summary>
    Learned,

    /// <summary>That, and while no whole record was seen, whatever may begin one.</summary>
    Any,
}

namespace Windhover.Core.Ingestion.Reading;

/// <summary>Where a <see cref="JsonScanner"/> stopped.</summary>
internal enum JsonScan
{
    /// <summary>At the end of the bytes, inside the value.</summary>
    More,

    /// <summary>Behind the value.</summary>
    Done,

    /// <summary>Behind a bracket that opens an array near the top.</summary>
    ArrayOpened,

    /// <summary>At a bracket that closes what it did not open.</summary>
    Mismatch,

    /// <summary>At a line end inside a text, which JSON forbids (https://www.rfc-editor.org/rfc/rfc8259#section-7).</summary>
    LineEndInText,
}

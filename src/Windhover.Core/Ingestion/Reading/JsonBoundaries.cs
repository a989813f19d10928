namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Finds where the next record probably begins when the one before cannot be trusted to say where it ends.
/// </summary>
internal sealed class JsonBoundaries
{
    private PatternSearch lines = new(), documents = new(), signatures = new();

    /// <summary>Bytes that must be known behind a place to be sure that no boundary begins there.</summary>
    public const int Reach = RecordSignature.Longest + 1;

    /// <summary>Forgets what was found, because the layout changed.</summary>
    public void Clear() => (lines, documents, signatures) = (new PatternSearch(), new PatternSearch(), new PatternSearch());

    /// <summary>The first place at or behind an index where a record's bracket probably stands; -1 for none.</summary>
    /// <param name="bytes">The bytes that are known.</param>
    /// <param name="offset">Offset of their first, in the file.</param>
    /// <param name="from">Index of the first place looked at.</param>
    /// <param name="layout">How records begin.</param>
    /// <param name="signs">Which signs count.</param>
    /// <param name="final">Nothing comes behind the bytes that would count.</param>
    /// <param name="isDocument">The place begins a document, not an element of the array before it.</param>
    public int Find(ReadOnlySpan<byte> bytes, long offset, int from, in JsonLayout layout, BoundarySigns signs, bool final, out bool isDocument)
    {
        isDocument = false;
        var line = lines.Find(bytes, offset, from, layout.LineStart);
        var best = line < 0 ? -1 : line + layout.LineStart.Length - 1;
        if (signs == BoundarySigns.Lines) return best;
        var pattern = layout.Learned || signs == BoundarySigns.Learned ? layout.Signature : "{\""u8;
        var signature = layout.LinesOnly ? -1 : signatures.FindSignature(bytes, offset, from, pattern, layout.SecondName, final);
        if (signature >= 0 && (best < 0 || signature < best)) best = signature;

        // Where elements do not begin lines, a line that begins with a bracket is the next document.
        var document = layout.DocumentsStartLines && layout.LineStart.Length != 2 ? documents.Find(bytes, offset, from, "\n{"u8) : -1;
        if (document >= 0 && (best < 0 || document + 1 < best)) (best, isDocument) = (document + 1, true);

        // Before a place near the end there may be another, of which not enough is known yet.
        return final || best <= bytes.Length - Reach ? best : -1;
    }
}

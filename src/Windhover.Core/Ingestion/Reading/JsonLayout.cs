namespace Windhover.Core.Ingestion.Reading;

/// <summary>What is known of a JSON file's layout: where it stands, and how its records begin.</summary>
internal record struct JsonLayout
{
    private const int FixedSize = 5;

    /// <summary>Inside an array of records.</summary>
    public bool InArray;

    /// <summary>Behind the array of records of a document, whose other properties are passed over.</summary>
    public bool BehindArray;

    /// <summary>How many objects stand around the array of records: 0 for a bare array.</summary>
    public byte Wrapping;

    /// <summary>The first record was seen.</summary>
    public bool Learned;

    /// <summary>The first record stands on one line.</summary>
    public bool FirstOnOneLine;

    /// <summary>The first record is an element of an array.</summary>
    public bool FirstInArray;

    /// <summary>The second record was seen too, so that <see cref="LinesOnly"/> and <see cref="LineBound"/> are known.</summary>
    public bool Decided;

    /// <summary>Records begin on lines of their own, and nowhere else.</summary>
    public bool LinesOnly;

    /// <summary>Records stand on lines of their own: a new line that begins as a record does ends the one before, whole or not.</summary>
    public bool LineBound;

    /// <summary>Something was broken: from here on everything that looks like the beginning of a record ends the one before.</summary>
    public bool Suspicious;

    /// <summary>Documents begin at the start of a line.</summary>
    public bool DocumentsStartLines;

    /// <summary>The file's first byte that is no white space was seen.</summary>
    public bool Started;

    /// <summary>The line end, indentation and bracket that records begin with; empty when they do not begin lines.</summary>
    public byte[] LineStart = [];

    /// <summary>A record's bracket and first property name; empty when too long.</summary>
    public byte[] Signature = [];

    /// <summary>A record's second property name; empty when the first property is too long or no text or number.</summary>
    public byte[] SecondName = [];

    public JsonLayout()
    {
    }

    /// <summary>A small stored form.</summary>
    public readonly byte[] Save()
    {
        ReadOnlySpan<bool> flags = [InArray, BehindArray, Learned, FirstOnOneLine, FirstInArray, Decided, LinesOnly, LineBound, Suspicious, DocumentsStartLines, Started];
        var bits = 0;
        for (var i = 0; i < flags.Length; i++) bits |= flags[i] ? 1 << i : 0;
        return [(byte)bits, (byte)(bits >> 8), Wrapping, (byte)LineStart.Length, (byte)Signature.Length, .. LineStart, .. Signature, .. SecondName];
    }

    /// <summary>What <see cref="Save"/> gave; what is too short gives an empty layout.</summary>
    public static JsonLayout Restore(ReadOnlySpan<byte> saved)
    {
        if (saved.Length < FixedSize || saved.Length < FixedSize + saved[3] + saved[4]) return new JsonLayout();
        var bits = saved[0] | (saved[1] << 8);
        return new JsonLayout
        {
            InArray = (bits & 1) != 0,
            BehindArray = (bits & 2) != 0,
            Learned = (bits & 4) != 0,
            FirstOnOneLine = (bits & 8) != 0,
            FirstInArray = (bits & 16) != 0,
            Decided = (bits & 32) != 0,
            LinesOnly = (bits & 64) != 0,
            LineBound = (bits & 128) != 0,
            Suspicious = (bits & 256) != 0,
            DocumentsStartLines = (bits & 512) != 0,
            Started = (bits & 1024) != 0,
            Wrapping = saved[2],
            LineStart = saved.Slice(FixedSize, saved[3]).ToArray(),
            Signature = saved.Slice(FixedSize + saved[3], saved[4]).ToArray(),
            SecondName = saved[(FixedSize + saved[3] + saved[4])..].ToArray(),
        };
    }
}

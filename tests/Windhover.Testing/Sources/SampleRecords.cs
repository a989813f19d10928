using System.Text.Json;
using Windhover.Core.Ingestion;

namespace Windhover.Testing.Sources;

/// <summary>Cuts a small sample into records as <see cref="Framing"/> says: a plain second opinion beside the product's own framer.</summary>
public static class SampleRecords
{
    /// <summary>Where the records of a file are, in order.</summary>
    public static IEnumerable<Range> Of(SourceDescriptor source, byte[] bytes) => source.Framing switch
    {
        Framing.Lines => Lines(bytes),
        Framing.Csv => Csv(bytes),
        Framing.Blocks or Framing.Capture => Records(source, bytes).Select(r => r.Offset..(r.Offset + r.Length)),
        _ => Json(source, bytes),
    };

    /// <summary>The records of a file, as a reader gets them.</summary>
    public static IEnumerable<SampleRecord> Records(SourceDescriptor source, byte[] bytes) => source.Framing switch
    {
        Framing.Blocks => BinaryRecords.Blocks(bytes),
        Framing.Capture => BinaryRecords.Capture(bytes),
        _ => Of(source, bytes).Select(range => range.GetOffsetAndLength(bytes.Length)).Select(r => new SampleRecord(r.Offset, r.Length, bytes[r.Offset..(r.Offset + r.Length)])),
    };

    /// <summary>Lines joined as long as they have an odd number of quotes; a quote that is never closed is a line of its own.</summary>
    private static IEnumerable<Range> Csv(byte[] bytes)
    {
        var lines = Lines(bytes).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var last = i;
            for (var quotes = Quotes(bytes, lines[i]); quotes % 2 != 0 && last + 1 < lines.Count;) quotes += Quotes(bytes, lines[++last]);
            if (last > i && Quotes(bytes, lines[i].Start..lines[last].End) % 2 != 0) last = i;
            yield return lines[i].Start..lines[last].End;
            i = last;
        }
    }

    private static int Quotes(byte[] bytes, Range range) => bytes.AsSpan(range).Count((byte)'"');

    private static IEnumerable<Range> Lines(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var feed = Array.IndexOf(bytes, (byte)'\n', start);
            var end = feed < 0 ? bytes.Length : feed;
            yield return start..(end > start && bytes[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    /// <summary>Whole values where the file is JSON; otherwise lines, so that a broken one reaches the reader as it is.</summary>
    private static IEnumerable<Range> Json(SourceDescriptor source, byte[] bytes)
    {
        var found = new List<Range>();
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 256 });
            while (reader.Read()) Value(ref reader, source, found);
            return found;
        }
        catch (JsonException)
        {
            return Lines(bytes).Where(line => bytes.AsSpan(line).IndexOfAnyExcept(" \t\r"u8) >= 0);
        }
    }

    private static void Value(ref Utf8JsonReader reader, SourceDescriptor source, List<Range> found)
    {
        var start = (int)reader.TokenStartIndex;
        var before = found.Count;
        var inArray = false;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                Elements(ref reader, found);
                return;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    inArray |= Records(ref reader, source, name, found);
                }

                break;
        }

        if (!inArray && found.Count == before) found.Add(start..(int)reader.BytesConsumed);
    }

    /// <summary>The records below a property, where it holds the array of them or the object around it.</summary>
    private static bool Records(ref Utf8JsonReader reader, SourceDescriptor source, string name, List<Range> found)
    {
        if (reader.TokenType == JsonTokenType.StartArray && source.RecordArrays.Contains(name, StringComparer.Ordinal))
        {
            Elements(ref reader, found);
            return true;
        }

        var isFound = false;
        if (reader.TokenType == JsonTokenType.StartObject && source.RecordArrays.Any(a => a.StartsWith(name + ".", StringComparison.Ordinal)))
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var inner = $"{name}.{reader.GetString()}";
                reader.Read();
                isFound |= Records(ref reader, source, inner, found);
            }
        }
        else
        {
            reader.Skip();
        }

        return isFound;
    }

    private static void Elements(ref Utf8JsonReader reader, List<Range> found)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            found.Add(start..(int)reader.BytesConsumed);
        }
    }
}

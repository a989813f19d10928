using System.IO.Compression;
using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Tests.Ingestion.Reading;

/// <summary>Reads bytes as a file and tells what was seen.</summary>
internal static class TestLog
{
    public static readonly FoundFile File = new("test", "test", 0, null);
    public static readonly ReadLimits Limits = new();

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public static LogFile Open(Stream stream, Framing framing, ReadLimits? limits = null, LogFilePosition? resume = null, params string[] arrays)
        => LogFile.Over(stream, File, 7, new SourceCatalogue([new TestSource(framing, arrays)]), new SymbolTable(), _ => new HashSet<string>(), limits ?? Limits, resume);

    public static LogFile Open(string path, Framing framing = Framing.Lines, LogFilePosition? resume = null)
        => Open(FileWalker.Walk([path]).Single(), framing, resume);

    public static LogFile Open(FoundFile file, Framing framing = Framing.Lines, LogFilePosition? resume = null)
        => LogFile.Open(file, 7, new SourceCatalogue([new TestSource(framing)]), new SymbolTable(), _ => new HashSet<string>(), Limits, resume);

    public static List<Seen> Lines(string text, ReadLimits? limits = null) => All(Open(new MemoryStream(Utf8(text)), Framing.Lines, limits));

    public static List<Seen> Lines(byte[] bytes, ReadLimits? limits = null) => All(Open(new MemoryStream(bytes), Framing.Lines, limits));

    public static List<Seen> Json(string text, params string[] arrays) => All(Open(new MemoryStream(Utf8(text)), Framing.Json, arrays: arrays));

    /// <summary>Reads to the end and closes.</summary>
    public static List<Seen> All(LogFile file, int maxRecords = 1000)
    {
        using (file)
        {
            var seen = new List<Seen>();
            while (Next(file, maxRecords, seen))
            {
            }

            return seen;
        }
    }

    /// <summary>Reads once; false at the end.</summary>
    public static bool Next(LogFile file, int maxRecords, List<Seen> seen)
    {
        var buffer = new EventBuffer(new SymbolTable());
        var more = file.Read(buffer, maxRecords);
        var batch = new List<Seen>();
        foreach (ref var activity in buffer.Actors)
        {
            var values = new List<string>();
            foreach (var attribute in buffer.Attributes(activity)) values.Add(Encoding.UTF8.GetString(attribute.Value));
            batch.Add(new Seen("event", values[0], int.Parse(values[1]), activity.Record.Offset, activity.Record.Length));
            if (activity.Record.File != 7) throw new InvalidOperationException("wrong file number");
        }

        batch.AddRange(buffer.Ignored.Select(n => new Seen("ignored", n.Reason, 0, n.Record.Offset, n.Record.Length)));
        batch.AddRange(buffer.Rejected.Select(n => new Seen("rejected", n.Reason, 0, n.Record.Offset, n.Record.Length)));
        seen.AddRange(batch.OrderBy(s => s.Offset).ThenBy(s => s.Length == 0));
        return more;
    }

    public static string[] Events(this IEnumerable<Seen> seen) => [.. seen.Where(s => s.What == "event").Select(s => s.Text)];

    public static string[] Rejects(this IEnumerable<Seen> seen) => [.. seen.Where(s => s.What == "rejected").Select(s => s.Text)];
}

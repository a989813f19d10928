using System.IO.Compression;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Testing.Sources;

/// <summary>
/// One sample of a source: <c>Samples/NAME.in.EXT</c> (EXT may end in <c>.gz</c>), what it must give in <c>NAME.out.json</c>, and, where the sample shows
/// further fields, their paths one a line in <c>NAME.wanted.txt</c>.
/// </summary>
/// <param name="Source">The source in whose folder it stands.</param>
/// <param name="InputPath">Path of the input.</param>
public sealed record SourceSample(ILogSource Source, string InputPath)
{
    /// <summary>Path of the expected events.</summary>
    public string GoldenPath => Beside(".out.json");

    /// <summary>Source and file name.</summary>
    public override string ToString() => $"{Source.Descriptor.Name}/{Path.GetFileName(InputPath)}";

    /// <summary>The input's bytes, decompressed, without a byte order mark.</summary>
    public byte[] Bytes()
    {
        using var file = File.OpenRead(InputPath);
        using Stream plain = InputPath.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var bytes = new MemoryStream();
        plain.CopyTo(bytes);
        var all = bytes.ToArray();
        return all.AsSpan().StartsWith("\uFEFF"u8) ? all[3..] : all;
    }

    /// <summary>Everything that the source makes of the sample.</summary>
    public EventBuffer Read() => Read(Source, Bytes(), Wanted());

    /// <summary>The further fields that the sample asks for.</summary>
    public IEnumerable<string> Wanted()
    {
        var wanted = Beside(".wanted.txt");
        return File.Exists(wanted) ? File.ReadAllLines(wanted).Where(l => l.Length > 0) : [];
    }

    /// <summary>Everything that a source makes of one file's bytes.</summary>
    public static EventBuffer Read(ILogSource source, byte[] bytes, IEnumerable<string> wanted)
    {
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = source.CreateReader(new ReaderContext { Symbols = symbols, WantedFields = wanted.ToHashSet(StringComparer.Ordinal) });
        foreach (var record in SampleRecords.Records(source.Descriptor, bytes)) reader.Read(record.Bytes, new RecordRef(0, record.Length, record.Offset), output);
        reader.Finish(output);
        return output;
    }

    private string Beside(string ending)
    {
        var name = Path.GetFileName(InputPath);
        return Path.Combine(Path.GetDirectoryName(InputPath)!, name[..name.IndexOf(".in.", StringComparison.Ordinal)] + ending);
    }
}

using System.IO.Compression;
using Windhover.Core.Ingestion;
using Windhover.Lab;
using Windhover.Testing.Flows;
using Windhover.Testing.Sources;

namespace Windhover.Benchmarks.Sources;

/// <summary>The bytes that one row of the table reads.</summary>
/// <param name="Title">Source, and where its records are from.</param>
/// <param name="Bytes">A whole file, unpacked.</param>
internal sealed record SourceInput(string Title, byte[] Bytes)
{
    private const int Size = 4 << 20;

    /// <summary>A source's samples without those of errors, repeated with other ids, addresses and times.</summary>
    public static SourceInput OfSamples(ILogSource source)
    {
        var random = new Random(1);
        var samples = SourceSamples.Of(source).Where(s => !IsOfErrors(Path.GetFileName(s.InputPath))).ToArray();
        var largest = samples.Select(s => s.Bytes()).MaxBy(b => b.Length)!;
        using var bytes = new MemoryStream();
        if (source.Descriptor.Framing == Framing.Blocks) return new SourceInput(source.Descriptor.Name, Blocks(samples.SelectMany(s => SampleRecords.Records(source.Descriptor, s.Bytes()))));
        var isCapture = source.Descriptor.Framing == Framing.Capture;
        for (var first = true; bytes.Length < Size; first = false)
        {
            if (isCapture) bytes.Write(first ? largest : largest.AsSpan(24));
            else bytes.Write(Variation.Of(largest, random));
            if (!isCapture && largest[^1] != '\n') bytes.WriteByte((byte)'\n');
        }

        return new SourceInput(source.Descriptor.Name, bytes.ToArray());
    }

    /// <summary>What the simulated estate writes, by source: the first hours of a day.</summary>
    public static IEnumerable<SourceInput> OfLab(IReadOnlyList<string> sources)
    {
        var found = sources.ToDictionary(s => s, _ => new MemoryStream(), StringComparer.Ordinal);
        foreach (var file in new LabRun(new LabOptions { Days = 1, Compress = false, Scale = 4 }).Play())
        {
            var content = file.Content;
            if (content is [0x1F, 0x8B, ..])
            {
                using var plain = new MemoryStream();
                using (var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress)) gzip.CopyTo(plain);
                content = plain.ToArray();
            }

            var name = SourceSamples.Catalogue.Recognise(content.AsSpan(0, Math.Min(content.Length, 64 << 10)))?.Descriptor.Name ?? "";
            if (!found.TryGetValue(name, out var bytes) || bytes.Length >= Size) continue;
            bytes.Write(content);
            if (content.Length > 0 && content[^1] != '\n') bytes.WriteByte((byte)'\n');
            if (found.Values.All(b => b.Length >= Size)) break;
        }

        return found.Where(f => f.Value.Length > 0).Select(f => new SourceInput($"{f.Key} (simulated estate)", f.Value.ToArray()));
    }

    /// <summary>Full messages of one flow protocol.</summary>
    /// <param name="title">The title.</param>
    /// <param name="template">The message of the template; empty for none.</param>
    /// <param name="message">The message.</param>
    /// <param name="headers">Bytes of the headers, behind which the addresses of the first flow stand; 0 to leave them.</param>
    public static SourceInput OfDatagrams(string title, byte[] template, byte[] message, int headers)
    {
        var random = new Random(1);
        var file = new BlockFile();
        if (template.Length > 0) file.Block(template);
        for (var size = 0; size < Size; size += message.Length)
        {
            var record = message.ToArray();
            if (headers > 0) random.NextBytes(record.AsSpan(DatagramHeader.Size + headers, 8));
            file.Block(record);
        }

        return new SourceInput(title, file.ToArray());
    }

    private static byte[] Blocks(IEnumerable<SampleRecord> records)
    {
        var all = records.ToArray();
        var file = new BlockFile();
        for (var size = 0; size < Size; size += all.Sum(r => r.Length))
        {
            foreach (var record in all) file.Block(record.Bytes);
        }

        return file.ToArray();
    }

    private static bool IsOfErrors(string name) => name.StartsWith("errors", StringComparison.Ordinal) || name.StartsWith("broken", StringComparison.Ordinal) || name.StartsWith("digest", StringComparison.Ordinal);
}

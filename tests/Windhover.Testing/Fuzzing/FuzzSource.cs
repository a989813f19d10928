using System.Text;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;

namespace Windhover.Testing.Fuzzing;

/// <summary>A source with what is mutated: its samples, whole and cut into records.</summary>
public sealed class FuzzSource
{
    private FuzzSource(ILogSource source)
    {
        Source = source;
        Files = [.. SourceSamples.Of(source).Select(s => s.Bytes()).Where(b => b.Length > 0)];
        Records = [.. Files.SelectMany(f => SampleRecords.Records(source.Descriptor, f)).Select(r => r.Bytes).Where(r => r.Length > 0)];
        HoldsMany = Files.Any(f => HasMore(source, f));
        Wanted = SourceSamples.Of(source).SelectMany(s => s.Wanted()).Concat(Names(Records[0])).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Every source, by name.</summary>
    public static IReadOnlyList<FuzzSource> All { get; } = [.. SourceSamples.Catalogue.All.Select(s => new FuzzSource(s))];

    /// <summary>The source.</summary>
    public ILogSource Source { get; }

    /// <summary>Its name.</summary>
    public string Name => Source.Descriptor.Name;

    /// <summary>Its samples.</summary>
    public IReadOnlyList<byte[]> Files { get; }

    /// <summary>The records of its samples.</summary>
    public IReadOnlyList<byte[]> Records { get; }

    /// <summary>The further fields that its samples ask for, and some of those that a record has.</summary>
    public IReadOnlySet<string> Wanted { get; }

    /// <summary>Whether one record may hold several of what is counted: some sample does.</summary>
    public bool HoldsMany { get; }

    /// <summary>A seed that is the same in every process.</summary>
    public int Seed(string level, int round)
    {
        var hash = 17u;
        foreach (var c in $"{Name}/{level}/{round}") hash = (hash * 16_777_619) ^ c;
        return (int)(hash & int.MaxValue);
    }

    private static IEnumerable<string> Names(byte[] record) =>
        JsonSpot.In(record).Where(s => s.NameStart >= 0).Select(s => Encoding.UTF8.GetString(record.AsSpan(s.NameStart + 1, s.NameEnd - s.NameStart - 2))).Where(n => n.Length > 0).Take(8);

    private static bool HasMore(ILogSource source, byte[] file)
    {
        var output = SourceSample.Read(source, file, []);
        return output.EventCount + output.Ignored.Count + output.Rejected.Count > SampleRecords.Records(source.Descriptor, file).Count();
    }
}

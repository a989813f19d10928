using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Testing.Sources;

namespace Windhover.Testing.Fuzzing;

/// <summary>
/// Broken files on the whole way from their bytes into events: unpacked, recognised by whichever source they look like, cut and read; and a second time in
/// small steps with restarts between them, which must give the same.
/// </summary>
/// <param name="watch">Who sees to it that each ends.</param>
public sealed class FileFuzz(FuzzWatch watch)
{
    private const int Symbols = 16_384;
    private static readonly FoundFile Name = new("fuzz", "fuzz", 0, null);
    private static readonly Dictionary<string, IReadOnlySet<string>> Wanted = FuzzSource.All.ToDictionary(s => s.Name, s => s.Wanted, StringComparer.Ordinal);
    private static readonly ReadLimits Limits = new() { LongestRecord = 1 << 20 };

    /// <summary>Some files of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="round">Number of the round; the same number gives the same inputs.</param>
    /// <param name="inputs">How many files.</param>
    /// <exception cref="FuzzDefect">A file did what it may not.</exception>
    public FuzzCounts Round(FuzzSource source, int round, int inputs)
    {
        var counts = new FuzzCounts();
        var random = new Random(source.Seed("file", round));
        var mutator = new Mutator(random);
        var symbols = new SymbolTable(Symbols);
        var output = new EventBuffer(symbols);
        for (var i = 0; i < inputs; i++)
        {
            var bytes = mutator.File(source, out var isPlain);
            var place = $"{source.Name}, file, round {round}, input {i}";
            watch.Begin(place, bytes);
            string? wrong;
            try
            {
                wrong = Read(bytes, isPlain, output, counts);
                if (wrong is null && i % 8 == 0) wrong = Again(bytes, random, symbols, output, counts.Reasons);
            }
            catch (Exception error)
            {
                throw new FuzzDefect($"{place}: {error}", bytes);
            }

            if (wrong is not null) throw new FuzzDefect($"{place}: {wrong}", bytes);
        }

        return counts;
    }

    private string? Read(byte[] bytes, bool isPlain, EventBuffer output, FuzzCounts counts)
    {
        output.Clear();
        using var file = Open(bytes, output.Symbols, null);
        while (file.Read(output, 1024))
        {
        }

        file.Finish(output);
        var wrong = watch.End(counts, Math.Max(bytes.Length, file.BytesRead)) ?? FuzzJudge.Judge(output, counts);
        if (file.Failure is { } failure && failure.StartsWith("cannot be read:", StringComparison.Ordinal)) wrong ??= failure;
        return wrong ?? (isPlain && file.Source?.Descriptor.Framing is null or Framing.Lines ? Lines(bytes, file, output) : null);
    }

    /// <summary>Every line has left its trace, once.</summary>
    private static string? Lines(byte[] bytes, LogFile file, EventBuffer output)
    {
        if (file.Source is null && (file.Failure is not null || bytes.AsSpan(0, Math.Min(bytes.Length, 64 << 10)).Contains((byte)0))) return null;
        var lines = bytes.AsSpan().Count((byte)'\n') + (bytes.Length > 0 && bytes[^1] != '\n' ? 1 : 0);
        if (bytes is [0xEF, 0xBB, 0xBF] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0x1F, 0x8B, ..]) return null;
        var counted = file.Source is null ? file.UnrecognisedLines : Traces(output).Select(t => t.Offset).Distinct().Count();
        return counted == lines ? null : $"{lines} lines leave {counted} traces";
    }

    private static string? Again(byte[] bytes, Random random, SymbolTable symbols, EventBuffer whole, SortedSet<string> reasons)
    {
        var parts = new EventBuffer(symbols);
        LogFilePosition? position = null;
        for (var more = true; more;)
        {
            using var file = Open(bytes, symbols, position);
            for (var calls = random.Next(1, 4); calls > 0 && more; calls--) more = file.Read(parts, random.Next(1, 20));
            position = file.Position;
            if (!more) file.Finish(parts);
        }

        reasons.UnionWith(parts.Rejected.Select(r => r.Reason));
        return Traces(parts).Order().SequenceEqual(Traces(whole).Order()) ? null : "gives other events when it is read in parts";
    }

    private static IEnumerable<(long Offset, long Time, string What)> Traces(EventBuffer output)
    {
        var found = new List<(long, long, string)>();
        foreach (ref readonly var flow in output.Network) found.Add((flow.Record.Offset, flow.EndTime, flow.Source.ToString()));
        foreach (ref readonly var activity in output.Actors) found.Add((activity.Record.Offset, activity.Time, output.Symbols.Text(activity.Operation)));
        return found.Concat(output.Ignored.Concat(output.Rejected).Select(n => (n.Record.Offset, -1L, n.Reason)));
    }

    private static LogFile Open(byte[] bytes, SymbolTable symbols, LogFilePosition? resume) =>
        LogFile.Over(new MemoryStream(bytes, writable: false), Name, 0, SourceSamples.Catalogue, symbols, static name => Wanted[name], Limits, resume);
}

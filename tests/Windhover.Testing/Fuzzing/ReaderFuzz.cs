using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Testing.Fuzzing;

/// <summary>Broken records, handed to a reader as its file would: none may throw, each is accounted for.</summary>
/// <param name="watch">Who sees to it that each ends.</param>
public sealed class ReaderFuzz(FuzzWatch watch)
{
    private const int Symbols = 16_384;
    private const int MostState = 4 << 20;

    /// <summary>One reader's life.</summary>
    /// <param name="source">The source.</param>
    /// <param name="round">Number of the round; the same number gives the same inputs.</param>
    /// <param name="inputs">How many records the reader gets.</param>
    /// <exception cref="FuzzDefect">A record did what it may not.</exception>
    public FuzzCounts Round(FuzzSource source, int round, int inputs)
    {
        var counts = new FuzzCounts();
        var mutator = new Mutator(new Random(source.Seed("reader", round)));
        var symbols = new SymbolTable(Symbols);
        var output = new EventBuffer(symbols);
        var reader = source.Source.CreateReader(new ReaderContext { Symbols = symbols, WantedFields = source.Wanted });
        for (var i = 0; i < inputs; i++)
        {
            var record = mutator.Record(source);
            var place = $"{source.Name}, reader, round {round}, input {i}";
            var waiting = reader.Waiting;
            output.Clear();
            watch.Begin(place, record);
            try
            {
                reader.Read(record, new RecordRef(0, record.Length, i), output);
            }
            catch (Exception error)
            {
                throw new FuzzDefect($"{place}: {error}", record);
            }

            var wrong = watch.End(counts, record.Length) ?? FuzzJudge.Judge(output, counts) ?? Account(source, output, reader.Waiting - waiting, reader.Waiting > 0 || waiting > 0 ? null : i);
            if (wrong is not null) throw new FuzzDefect($"{place}: {wrong}", record);
        }

        Finish(source, round, reader, output, counts);
        return counts;
    }

    private static string? Account(FuzzSource source, EventBuffer output, int held, long? offset)
    {
        var units = output.EventCount + output.Ignored.Count + output.Rejected.Count;
        if (units == 0 && held <= 0) return "leaves no trace";
        if (units > 1 && !source.HoldsMany) return $"is counted {units} times";
        if (offset is null) return null;
        foreach (ref readonly var flow in output.Network)
        {
            if (flow.Record.Offset != offset) return "a flow does not say where it was";
        }

        foreach (ref readonly var activity in output.Actors)
        {
            if (activity.Record.Offset != offset) return "an activity does not say where it was";
        }

        return output.Ignored.Concat(output.Rejected).Any(n => n.Record.Offset != offset) ? "a note does not say where it was" : null;
    }

    // What is kept back comes out in the end, and what is kept for a restart stays small.
    private static void Finish(FuzzSource source, int round, IRecordReader reader, EventBuffer output, FuzzCounts counts)
    {
        var state = reader.SaveState() ?? [];
        var waiting = reader.Waiting;
        output.Clear();
        reader.Finish(output);
        var wrong = FuzzJudge.Judge(output, counts)
            ?? (state.Length > MostState ? $"keeps {state.Length:N0} bytes of state" : output.Rejected.Count != waiting ? $"held {waiting} and gave up {output.Rejected.Count}" : null);
        if (wrong is not null) throw new FuzzDefect($"{source.Name}, reader, round {round}, at its end: {wrong}", []);
    }
}

using System.Globalization;
using System.Text;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Running;
using Windhover.Integrations.Aws.Sources.VpcFlow;

namespace Windhover.Benchmarks.Spine;

/// <summary>
/// The same half day again and again, each on the next day: the first teaches the engine every entity, peer and value, so that what a later one
/// allocates is not growth. The engine, the order of events and the readers are those of a run; only the clock of the commits is missing.
/// </summary>
internal sealed class WarmDays
{
    private const int Step = 1024;
    private static readonly SourceCatalogue Sources = SourceCatalogue.In(typeof(VpcFlowSource).Assembly);
    private readonly SymbolTable symbols = new();
    private readonly FileTable files = new();
    private readonly ModelCatalogue models = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(VpcFlowSource).Assembly], []);
    private readonly EventBuffer buffer;
    private readonly Sequencer sequencer;
    private readonly EstateEngine engine;
    private long mark;

    private WarmDays()
    {
        buffer = new EventBuffer(symbols);
        sequencer = new Sequencer(symbols, files);
        engine = new EstateEngine(symbols, files, models, new EngineOptions());
    }

    /// <summary>Runs the days and gives what each allocated, by stage.</summary>
    /// <param name="folder">Where the logs may lie meanwhile.</param>
    /// <param name="days">How many days.</param>
    /// <param name="write">Writes the log of a day (0, 1 …) to a path: a file or a folder.</param>
    public static IReadOnlyList<WarmDay> Run(string folder, int days, Action<string, int> write)
    {
        var run = new WarmDays();
        var measured = new List<WarmDay>();
        for (var day = 0; day < days; day++)
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"day-{day}"));
            write(path, day);
            measured.Add(run.Pass(path));
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }

        return measured;
    }

    /// <summary>The table of bench/results.</summary>
    public static string Table(string what, IReadOnlyList<WarmDay> days)
    {
        var text = new StringBuilder($"| {what}: day | records | opening files B | read + map B/record | order B/record | learn B/record | score a window B | bytes/record in all | profiles grow B/record |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (var i = 0; i < days.Count; i++)
        {
            var d = days[i];
            text.Append(CultureInfo.InvariantCulture, $"| {i + 1} | {d.Records:N0} | {d.Opening / Math.Max(1, d.Files):N0} | {d.Per(d.Reading):0.00} | {d.Per(d.Ordering):0.00} | {d.Per(d.Learning):0.00} | {d.Windowing / Math.Max(1, d.Windows):N0} | {d.Per(d.Total):0.00} | {d.Per(d.Growth):0.00} |\n");
        }

        return text.ToString();
    }

    private WarmDay Pass(string path)
    {
        var day = new WarmDay { Growth = -engine.Bytes };
        var found = FileWalker.Walk([path]);
        day.Files = found.Count;
        foreach (var item in found)
        {
            Begin();
            var number = files.Add(item);
            using var file = LogFile.Open(item, number, Sources, symbols, models.WantedFields, new ReadLimits());
            files.SetSource(number, file.Source!.Descriptor.Name);
            day.Opening += End();
            var latest = long.MinValue;
            for (var more = true; more;)
            {
                Begin();
                more = file.Read(buffer, Step);
                day.Reading += End();
                day.Records += buffer.EventCount;
                Begin();
                latest = Math.Max(latest, sequencer.Add(buffer, number));
                day.Ordering += End();
                Drain(day, latest - 2 * EventBucket.Minute);
            }
        }

        Drain(day, long.MaxValue);
        day.Growth += engine.Bytes;
        return day;
    }

    private void Drain(WarmDay day, long watermark)
    {
        while (true)
        {
            Begin();
            var bucket = sequencer.Next(watermark) is null ? null : sequencer.Take();
            day.Ordering += End();
            if (bucket is null) return;
            Begin();
            engine.Advance(bucket.Start);
            if (engine.AtWindowEnd) day.Windows++;
            day.Windowing += End();
            Begin();
            engine.Process(bucket);
            day.Learning += End();
            Begin();
            sequencer.Return(bucket);
            day.Ordering += End();
            engine.Output.Clear();
        }
    }

    private void Begin() => mark = GC.GetAllocatedBytesForCurrentThread();

    private long End() => GC.GetAllocatedBytesForCurrentThread() - mark;
}

using System.Globalization;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Cli;

/// <summary>Reads samples of a collection as the engine would, and shows the first events that come of them.</summary>
internal sealed class SampleReading(SourceCatalogue sources, ModelCatalogue models)
{
    private const int MostEvents = 3;
    private const int MostRecords = 256;

    /// <summary>Says what the samples are.</summary>
    /// <param name="samples">What a collection would bring.</param>
    /// <param name="folder">Where the samples may lie meanwhile.</param>
    /// <param name="output">Where to say it.</param>
    /// <returns>False when one of them is of no source that is known.</returns>
    public bool Tell(IReadOnlyList<CollectorTestSample> samples, string folder, TextWriter output)
    {
        if (samples.Count == 0) output.WriteLine("  nothing is there to show yet");
        var left = MostEvents;
        var recognised = true;
        for (var number = 0; number < samples.Count; number++)
        {
            var path = Path.Combine(folder, $"sample-{number}");
            File.WriteAllBytes(path, samples[number].Bytes.ToArray());
            recognised &= Tell(samples[number].Name, new FoundFile(path, samples[number].Name, samples[number].Bytes.Length, null), ref left, output);
        }

        return recognised;
    }

    private bool Tell(string name, FoundFile found, ref int left, TextWriter output)
    {
        var buffer = new EventBuffer(new SymbolTable());
        using var file = LogFile.Open(found, 0, sources, buffer.Symbols, models.WantedFields, new ReadLimits());
        file.Read(buffer, MostRecords);
        output.WriteLine($"  {name}: {file.Source?.Descriptor.Title ?? file.Failure ?? "no source recognises it"}, {buffer.EventCount} events, {buffer.Ignored.Count} ignored, {buffer.Rejected.Count} not readable");
        foreach (ref readonly var activity in buffer.Actors)
        {
            if (left-- <= 0) break;
            output.WriteLine($"    {Time(activity.Time)}  {activity.Class}  {Text(buffer, activity.Actor)}  {Text(buffer, activity.Operation)}  {activity.Outcome}  {Text(buffer, activity.Resource)}  {activity.SourceAddress}");
        }

        foreach (ref readonly var flow in buffer.Network)
        {
            if (left-- <= 0) break;
            output.WriteLine($"    {Time(flow.Time)}  NetworkActivity  {flow.Source}:{flow.SourcePort} -> {flow.Destination}:{flow.DestinationPort}  {flow.BytesOut + flow.BytesIn} bytes");
        }

        return file.Source is not null;
    }

    private static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(EventBuffer buffer, Symbol symbol) => buffer.Symbols.Text(symbol) is { Length: > 0 } text ? text : "-";
}

using System.Globalization;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Server.Sources;

/// <summary>Reads samples of a collection as the engine would, and gives the first events that come of them.</summary>
/// <param name="sources">Who may recognise a sample.</param>
/// <param name="models">Say which fields are wanted.</param>
public sealed class SampleReading(SourceCatalogue sources, Func<ModelCatalogue> models)
{
    private const int MostEvents = 3;
    private const int MostRecords = 256;

    /// <summary>Reads samples.</summary>
    /// <param name="samples">What a collection would bring.</param>
    /// <param name="folder">Where the samples may lie meanwhile.</param>
    public IReadOnlyList<ReadSample> Read(IReadOnlyList<CollectorTestSample> samples, string folder)
    {
        var left = MostEvents;
        var read = new List<ReadSample>();
        foreach (var sample in samples)
        {
            var path = Path.Combine(folder, $"sample-{read.Count}");
            File.WriteAllBytes(path, sample.Bytes.ToArray());
            var one = Read(new FoundFile(path, sample.Name, sample.Bytes.Length, null), left);
            left -= one.Lines.Count;
            read.Add(one);
        }

        return read;
    }

    private ReadSample Read(FoundFile found, int most)
    {
        var buffer = new EventBuffer(new SymbolTable());
        using var file = LogFile.Open(found, 0, sources, buffer.Symbols, models().WantedFields, new ReadLimits());
        file.Read(buffer, MostRecords);
        var lines = new List<string>();
        foreach (ref readonly var activity in buffer.Actors)
        {
            if (lines.Count >= most) break;
            lines.Add($"{Time(activity.Time)}  {activity.Class}  {Text(buffer, activity.Actor)}  {Text(buffer, activity.Operation)}  {activity.Outcome}  {Text(buffer, activity.Resource)}  {activity.SourceAddress}");
        }

        foreach (ref readonly var flow in buffer.Network)
        {
            if (lines.Count >= most) break;
            lines.Add($"{Time(flow.Time)}  NetworkActivity  {flow.Source}:{flow.SourcePort} -> {flow.Destination}:{flow.DestinationPort}  {flow.BytesOut + flow.BytesIn} bytes");
        }

        return new ReadSample(found.DisplayPath, file.Source is not null, file.Source?.Descriptor.Title ?? file.Failure ?? "no source recognises it", buffer.EventCount, buffer.Ignored.Count, buffer.Rejected.Count, lines);
    }

    private static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(EventBuffer buffer, Symbol symbol) => buffer.Symbols.Text(symbol) is { Length: > 0 } text ? text : "-";
}

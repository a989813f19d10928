using System.Text;
using Windhover.Core.Detection.Rules.Testing;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Core.Detection.Rules;

/// <summary>
/// Runs the samples of models as the engine would: the source's own reader, then a matcher that holds this model alone. Each sample starts with
/// nothing remembered.
/// </summary>
/// <param name="sources">The sources that samples may name.</param>
public sealed class ModelTester(SourceCatalogue sources)
{
    /// <summary>Every sample of every model, and a failure for each model that has none that fires or none that must not.</summary>
    public IReadOnlyList<SampleResult> Run(ModelCatalogue catalogue) => [.. catalogue.All.SelectMany(Run)];

    /// <summary>The samples of one model, in order.</summary>
    public IEnumerable<SampleResult> Run(Model model)
    {
        if (!model.Samples.Any(s => s.Fires)) yield return new SampleResult(model.Id, "", false, "the model has no sample that fires it", model.Place);
        if (model.Samples.All(s => s.Fires)) yield return new SampleResult(model.Id, "", false, "the model has no sample that must not fire it", model.Place);
        foreach (var sample in model.Samples) yield return Run(model, sample);
    }

    /// <summary>One sample.</summary>
    public SampleResult Run(Model model, ModelSample sample)
    {
        SampleResult Failed(string reason) => new(model.Id, sample.Name, false, reason, sample.Place);
        var symbols = new SymbolTable();
        var buffer = new EventBuffer(symbols);
        var catalogue = ModelCatalogue.Of(model with { Enabled = true }, sample.Lists);
        foreach (var e in sample.Events) SampleEvents.Add(e, model, buffer);
        if (sample.Records.Count > 0)
        {
            if (sources.Find(sample.Source) is not { } source) return Failed($"there is no source '{sample.Source}'; known are {string.Join(", ", sources.All.Select(s => s.Descriptor.Name))}");
            var reader = source.CreateReader(new ReaderContext { Symbols = symbols, WantedFields = catalogue.WantedFields(sample.Source) });
            long offset = 0;
            foreach (var record in sample.Records)
            {
                var bytes = Encoding.UTF8.GetBytes(record);
                reader.Read(bytes, new RecordRef(0, bytes.Length, offset), buffer);
                offset += bytes.Length + 1;
            }
        }

        if (buffer.Rejected.Count > 0) return Failed($"the source cannot read a record (at byte {buffer.Rejected[0].Record.Offset} of the sample): {buffer.Rejected[0].Reason}");
        if (buffer.EventCount == 0) return Failed("the sample gives no event");
        var hits = Match(catalogue.Compile(symbols), buffer, sample);
        if (hits.Count > 0 == sample.Fires) return new SampleResult(model.Id, sample.Name, true, hits.Count > 0 ? ModelAlertText.Title(hits[0]) : "silent", sample.Place);
        return Failed(hits.Count > 0 ? $"it fired but must not: {ModelAlertText.Title(hits[0])}" : $"it did not fire on {buffer.EventCount} event(s)");
    }

    private static List<ModelHit> Match(ModelMatcher matcher, EventBuffer buffer, ModelSample sample)
    {
        var hits = new List<ModelHit>();
        var probabilities = new SampleProbabilities(sample.Unusual);
        foreach (ref readonly var actor in buffer.Actors) matcher.Match(actor, buffer, sample.Source, probabilities, buffer.Symbols.Text(actor.Actor), hits);
        foreach (ref readonly var flow in buffer.Network) matcher.Match(flow, buffer, sample.Source, probabilities, flow.Source.ToString(), hits);
        return hits;
    }
}

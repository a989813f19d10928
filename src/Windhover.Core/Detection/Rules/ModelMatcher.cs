using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Matching;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules;

/// <summary>
/// Runs the models of a catalogue over events of one symbol table. An event that no model asks for costs one or two look-ups and allocates nothing.
/// Owned by one thread; a threshold or a sequence sees only what this matcher is given, so everything of a key must come to one matcher.
/// </summary>
public sealed class ModelMatcher
{
    /// <summary>Keys that the threshold of one model keeps unless told otherwise.</summary>
    public const int DefaultMostKeys = 20_000;

    private const byte StateVersion = 2;
    private readonly CompiledModel[] all;
    private readonly ActorIndex actors;
    private readonly PortIndex flows;

    internal ModelMatcher(ModelCatalogue catalogue, SymbolTable symbols, int mostKeys)
    {
        all = [.. catalogue.Enabled.Select(m => new CompiledModel(m, symbols, mostKeys, catalogue.Lists))];
        actors = new ActorIndex(all.Where(m => !m.Model.IsNetwork), symbols);
        flows = new PortIndex(all.Where(m => m.Model.IsNetwork));
    }

    /// <summary>Asks the models about what an actor did.</summary>
    /// <param name="activity">The event.</param>
    /// <param name="buffer">The buffer that holds its further fields, over the matcher's symbols.</param>
    /// <param name="source">Name of the source it came from.</param>
    /// <param name="probabilities">How unusual it is for its entity.</param>
    /// <param name="entityId">The entity it belongs to.</param>
    /// <param name="hits">Where to add the models that fired, in the order of their ids.</param>
    public void Match(in ActorActivity activity, EventBuffer buffer, string source, IFeatureProbabilities probabilities, string entityId, List<ModelHit> hits)
    {
        var candidates = actors.Find(activity.Class, activity.Operation);
        if (candidates.Length == 0) return;
        var e = new EventView(activity, buffer, entityId);
        var record = new ModelRecord(activity.Record, activity.Id, activity.Time);
        foreach (var candidate in candidates) candidate.Match(e, record, source, probabilities, hits);
    }

    /// <summary>Asks the models about a flow; see the other overload.</summary>
    public void Match(in NetworkActivity activity, EventBuffer buffer, string source, IFeatureProbabilities probabilities, string entityId, List<ModelHit> hits)
    {
        var candidates = flows.Find(activity.DestinationPort);
        if (candidates.Length == 0) return;
        var e = new EventView(activity, buffer, entityId);
        var record = new ModelRecord(activity.Record, activity.Id, activity.Time);
        foreach (var candidate in candidates) candidate.Match(e, record, source, probabilities, hits);
    }

    /// <summary>True when any model may want to see a flow.</summary>
    public bool Asks(in NetworkActivity activity) => flows.Find(activity.DestinationPort).Length > 0;

    /// <summary>Writes what thresholds and sequences remember; the same state gives the same bytes.</summary>
    public void SaveState(BinaryWriter to)
    {
        var counting = all.Where(m => m.State is not null).ToArray();
        to.Write(StateVersion);
        to.Write(counting.Length);
        foreach (var model in counting)
        {
            using var bytes = new MemoryStream();
            using var writer = new BinaryWriter(bytes);
            model.State!.Save(writer);
            to.Write(model.Model.Id);
            to.Write(StableHash.Of(model.Model.Yaml));
            to.Write((int)bytes.Length);
            to.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
    }

    /// <summary>Takes back what <see cref="SaveState"/> wrote. A model that is gone, or was edited since, starts to count anew.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another version.</exception>
    public void RestoreState(BinaryReader from)
    {
        var version = from.ReadByte();
        if (version != StateVersion) throw new InvalidDataException($"the state of the models is of version {version}, expected {StateVersion}");
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var id = from.ReadString();
            var yaml = from.ReadUInt64();
            var bytes = from.ReadBytes(from.ReadInt32());
            var model = all.FirstOrDefault(m => m.Model.Id == id && m.State is not null && StableHash.Of(m.Model.Yaml) == yaml);
            if (model is null) continue;
            using var reader = new BinaryReader(new MemoryStream(bytes));
            model.State!.Restore(reader);
        }
    }
}

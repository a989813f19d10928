using System.Text;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Events;

namespace Windhover.Tests.Detection.Rules;

/// <summary>A model with the events that a test feeds it.</summary>
internal sealed class Run : IFeatureProbabilities
{
    private readonly Dictionary<string, double> probabilities = new(StringComparer.Ordinal);

    public Run(string yaml, int mostKeys = ModelMatcher.DefaultMostKeys, string tuning = "")
    {
        Catalogue = ModelCatalogue.Of("test-model", yaml);
        if (tuning.Length > 0) Catalogue = Catalogue.With(ModelTuning.Read("tuning.yaml", tuning, Catalogue));
        Buffer = new EventBuffer(Symbols);
        Matcher = Catalogue.Compile(Symbols, mostKeys);
    }

    public SymbolTable Symbols { get; } = new();

    public EventBuffer Buffer { get; }

    public ModelCatalogue Catalogue { get; }

    public ModelMatcher Matcher { get; set; }

    public List<ModelHit> Hits { get; } = [];

    public bool IsEarly { get; init; }

    public double Probability(string feature) => probabilities.GetValueOrDefault(feature, 1);

    public Run Unusual(string feature, double probability)
    {
        probabilities[feature] = probability;
        return this;
    }

    /// <summary>A model around a condition, in YAML.</summary>
    public static string Yaml(string when, string classes = "api_activity", string more = "") => $$"""
        id: test-model
        title: "{{(classes == "network_activity" ? "{source}" : "{actor}")}} did it"
        why: Because.
        severity: high
        attacks: [{ tactic: TA0004, technique: T1098.003 }]
        classes: {{classes}}
        when: {{when}}
        {{more}}
        """;

    public ActorActivity Actor(string operation, long seconds = 0, string actor = "alice", Action<Setter>? more = null, params (string Path, string Value)[] raw)
    {
        Buffer.BeginAttributes();
        foreach (var (path, value) in raw) Buffer.AddAttribute(Symbols.Intern(path), Encoding.UTF8.GetBytes(value));
        var attributes = Buffer.EndAttributes();
        var setter = new Setter(Symbols);
        setter.Activity.Class = EventClass.ApiActivity;
        setter.Activity.Time = seconds * 1000;
        setter.Activity.Operation = Symbols.Intern(operation);
        setter.Activity.Actor = Symbols.Intern(actor);
        setter.Activity.Attributes = attributes;
        setter.Activity.Record = new RecordRef(1, 10, seconds);
        more?.Invoke(setter);
        return setter.Activity;
    }

    /// <summary>Feeds an activity.</summary>
    /// <returns>Whether the model fired.</returns>
    public bool Feed(in ActorActivity activity, string source = "vendor.log")
    {
        var before = Hits.Count;
        Matcher.Match(activity, Buffer, source, this, "identity:" + Symbols.Text(activity.Actor), Hits);
        return Hits.Count > before;
    }

    public bool Feed(string operation, long seconds = 0, string actor = "alice", Action<Setter>? more = null, params (string Path, string Value)[] raw) =>
        Feed(Actor(operation, seconds, actor, more, raw));

    public bool Flow(NetworkActivity flow)
    {
        var before = Hits.Count;
        Matcher.Match(flow, Buffer, "vendor.flow", this, "device:" + flow.Source, Hits);
        return Hits.Count > before;
    }

    public byte[] Save()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Matcher.SaveState(writer);
        return bytes.ToArray();
    }

    public void Restore(byte[] state)
    {
        Matcher = Catalogue.Compile(Symbols);
        Matcher.RestoreState(new BinaryReader(new MemoryStream(state)));
    }

    internal sealed class Setter(SymbolTable symbols)
    {
        public ActorActivity Activity;

        public Symbol Text(string text) => symbols.Intern(text);
    }
}

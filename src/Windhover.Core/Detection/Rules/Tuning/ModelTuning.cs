namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>
/// What a user changes about models without touching their text: defeats, suppressions, severities and scopes, from one YAML file. How to write one:
/// docs/howto/tune-a-model.md.
/// </summary>
public sealed class ModelTuning
{
    /// <summary>Changes nothing.</summary>
    public static ModelTuning None { get; } = new();

    /// <summary>Defeats by the id of their model, in the order of the file.</summary>
    internal ILookup<string, Defeat> Defeats { get; init; } = Array.Empty<Defeat>().ToLookup(_ => "");

    /// <summary>Suppressions in the order of the file; the first that covers an alert counts it.</summary>
    internal IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Severities in the order of the file; the last one holds.</summary>
    internal IReadOnlyList<SeverityChange> Severities { get; init; } = [];

    /// <summary>Scopes in the order of the file; the last one holds.</summary>
    internal IReadOnlyList<ScopeChange> Scopes { get; init; } = [];

    /// <summary>Where a model runs; null where nothing is said of it.</summary>
    /// <param name="model">Its id.</param>
    public ModelScope? ScopeOf(string model) => Scopes.LastOrDefault(s => s.Models.Contains(model))?.Scope;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="models">The models that it may speak of.</param>
    /// <exception cref="ModelException">Anything is wrong; each problem with its place.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ModelTuning Load(string path, ModelCatalogue models) => Read(path, File.ReadAllText(path), models);

    /// <summary>Reads the text of a file; see <see cref="Load"/>.</summary>
    public static ModelTuning Read(string file, string yaml, ModelCatalogue models) => new TuningReader(file, models).Read(yaml);

    /// <summary>A model as it is after tuning.</summary>
    internal Model Apply(Model model)
    {
        Defeat[] defeats = [.. model.Defeats, .. Defeats[model.Id]];
        var scope = ScopeOf(model.Id) ?? model.Scope;
        return model with
        {
            Enabled = scope is null ? model.Enabled : scope.Run != ModelReach.Off,
            Scope = scope,
            Severity = Severities.LastOrDefault(s => s.Models.Contains(model.Id))?.Severity ?? model.Severity,
            Defeats = defeats,
            RawFields = [.. model.RawFields.Concat(Reading.RawFieldsOf.Conditions(defeats.Select(d => d.When))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Windhover.Core.Detection.Rules.Indicators;
using Windhover.Core.Detection.Rules.Reading;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules;

/// <summary>All models there are, sorted by id.</summary>
public sealed class ModelCatalogue
{
    // Asked once a file, and there may be many small ones.
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> wantedFields = new(StringComparer.Ordinal);

    private ModelCatalogue(IEnumerable<Model> models) => All = [.. models.OrderBy(m => m.Id, StringComparer.Ordinal)];

    /// <summary>All models, those that are not enabled too.</summary>
    public IReadOnlyList<Model> All { get; }

    /// <summary>The models that run.</summary>
    public IEnumerable<Model> Enabled => All.Where(m => m.Enabled);

    /// <summary>Alerts that are counted and not raised.</summary>
    internal IReadOnlyList<Suppression> Suppressions { get; private init; } = [];

    /// <summary>What operations are used for, as the vendors' tables say it.</summary>
    public OperationTechniques Techniques { get; private init; } = OperationTechniques.None;

    /// <summary>Lists of indicators by name.</summary>
    internal IReadOnlyDictionary<string, IndicatorList> Lists { get; private init; } = new Dictionary<string, IndicatorList>();

    /// <summary>Reads the models that are embedded in assemblies (any folder <c>Models</c>), and those in folders and files.</summary>
    /// <param name="assemblies">Assemblies with embedded <c>….Models.….id.yaml</c>.</param>
    /// <param name="paths">Files, or folders read with all below them; files end in <c>.yaml</c>.</param>
    /// <param name="samples">False to leave the samples of embedded models unread: a run does not need them, and they are most of the text.</param>
    /// <exception cref="ModelException">A model is wrong, or two have one id; names every problem there is.</exception>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    public static ModelCatalogue Load(IEnumerable<Assembly> assemblies, IEnumerable<string> paths, bool samples = true)
    {
        var models = new Dictionary<string, Model>(StringComparer.Ordinal);
        var problems = new List<string>();
        var shipped = assemblies.ToArray();
        foreach (var (file, id, text, isShipped) in shipped.SelectMany(Embedded).Select(m => (m.File, m.Id, m.Text, true)).Concat(paths.SelectMany(OnDisk).Select(m => (m.File, m.Id, m.Text, false))))
        {
            try
            {
                var model = ModelReader.Read(file, id, text(), samples || !isShipped);
                if (!models.TryAdd(id, model)) problems.Add($"{model.Place}: the id '{id}' is taken by {models[id].Place}");
            }
            catch (ModelException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return problems.Count == 0 ? new ModelCatalogue(models.Values) { Techniques = OperationTechniques.Load(shipped) } : throw new ModelException(problems);
    }

    /// <summary>The same models, tuned; what was tuned before stays.</summary>
    /// <exception cref="ModelException">A defeat asks for a list that is not there.</exception>
    public ModelCatalogue With(ModelTuning tuning) => new ModelCatalogue(All.Select(tuning.Apply)) { Techniques = Techniques, Suppressions = [.. Suppressions, .. tuning.Suppressions], Lists = Lists }.Checked();

    /// <summary>The same models, with lists of indicators of different names.</summary>
    /// <exception cref="ModelException">A model asks for a list that is not there.</exception>
    public ModelCatalogue With(IReadOnlyList<IndicatorList> lists) =>
        new ModelCatalogue(All) { Techniques = Techniques, Suppressions = Suppressions, Lists = lists.ToDictionary(l => l.Name, StringComparer.Ordinal) }.Checked();

    /// <summary>The same models and others; one of the others goes before one of the same id.</summary>
    /// <exception cref="ModelException">A model asks for a list that is not there.</exception>
    public ModelCatalogue With(IReadOnlyList<Model> others) =>
        new ModelCatalogue(All.Where(m => others.All(o => o.Id != m.Id)).Concat(others)) { Techniques = Techniques, Suppressions = Suppressions, Lists = Lists }.Checked();

    /// <summary>A catalogue of one model given as text, whose id it must bear.</summary>
    /// <exception cref="ModelException">The model is wrong.</exception>
    public static ModelCatalogue Of(string id, string yaml) => new([ModelReader.Read(id + ".yaml", id, yaml)]);

    /// <summary>A catalogue of one of the models.</summary>
    public static ModelCatalogue Of(Model model) => new([model]);

    /// <summary>A catalogue of one of the models with some lists; one that is not given is empty.</summary>
    internal static ModelCatalogue Of(Model model, IReadOnlyList<IndicatorList> lists) => new([model]) { Lists = lists.ToDictionary(l => l.Name, StringComparer.Ordinal) };

    /// <summary>Paths of the raw fields that the enabled models ask of a source; for <see cref="Ingestion.ReaderContext.WantedFields"/>.</summary>
    public IReadOnlySet<string> WantedFields(string sourceName) => wantedFields.GetOrAdd(sourceName, FindWantedFields);

    /// <summary>A matcher of the enabled models, for one thread.</summary>
    /// <param name="symbols">The table of the events to come.</param>
    /// <param name="mostKeys">Keys that the threshold of one model keeps.</param>
    public ModelMatcher Compile(SymbolTable symbols, int mostKeys = ModelMatcher.DefaultMostKeys) => new(this, symbols, mostKeys);

    private ModelCatalogue Checked()
    {
        var missing = Enabled.SelectMany(m => m.Defeats.Select(d => d.When).Prepend(m.Asks)).SelectMany(NamedLists.Of).Where(n => !Lists.ContainsKey(n.List)).ToArray();
        return missing.Length == 0 ? this : throw new ModelException([.. missing.Select(n => $"{n.Place}: there is no list '{n.List}'; the configuration's 'lists' has {(Lists.Count == 0 ? "none" : string.Join(", ", Lists.Keys.Order(StringComparer.Ordinal)))}").Distinct()]);
    }

    private HashSet<string> FindWantedFields(string sourceName) =>
        Enabled.Where(m => m.Sources.Count == 0 || m.Sources.Contains(sourceName, StringComparer.Ordinal)).SelectMany(m => m.RawFields).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string File, string Id, Func<string> Text)> Embedded(Assembly assembly) =>
        from name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        where name.Contains(".Models.", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal)
        select (name, name.Split('.')[^2], new Func<string>(() =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return reader.ReadToEnd();
        }));

    private static IEnumerable<(string File, string Id, Func<string> Text)> OnDisk(string path)
    {
        if (!Directory.Exists(path) && !File.Exists(path)) throw new FileNotFoundException($"no such file or folder: {path}", path);
        IEnumerable<string> files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return files.Select(f => (f, Path.GetFileNameWithoutExtension(f), new Func<string>(() => File.ReadAllText(f))));
    }
}

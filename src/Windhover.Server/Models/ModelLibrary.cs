using System.Text.RegularExpressions;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Server.Versions;

namespace Windhover.Server.Models;

/// <summary>
/// The models as people changed them: the text that was saved of one in place of the one that it came with, new ones, and where each runs. Kept as files: <c>texts/ID.yaml</c>, <c>scopes/ID.yaml</c> (a tuning
/// file) and <c>history/ID.jsonl</c>. The first two are what holds, the history says how it came to be; what was changed by hand is noted at the next start. One thread changes at a time, many may read.
/// </summary>
public sealed partial class ModelLibrary
{
    private const int LongestId = 80;
    private readonly string folder;
    private readonly ModelCatalogue given;
    private readonly Func<ModelCatalogue, ModelCatalogue> tuned;
    private readonly TimeProvider clock;
    private readonly Lock changing = new();
    private volatile Contents contents;

    /// <param name="folder">Where the files are; it comes to be with the first change.</param>
    /// <param name="given">The models without tuning that the program and the configuration bring.</param>
    /// <param name="tuned">Applies the tuning of the configuration to models.</param>
    /// <param name="clock">Says when something was saved.</param>
    /// <exception cref="ModelException">A file is wrong; each problem with its place.</exception>
    /// <exception cref="InvalidDataException">A history is broken.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ModelLibrary(string folder, ModelCatalogue given, Func<ModelCatalogue, ModelCatalogue> tuned, TimeProvider clock)
    {
        (this.folder, this.given, this.tuned, this.clock) = (folder, given, tuned, clock);
        var saved = new Dictionary<string, SavedModel>(StringComparer.Ordinal);
        var models = Directory.Exists(PathOf("texts")) ? ModelCatalogue.Load([], [PathOf("texts")]).All : [];
        foreach (var model in models) saved[model.Id] = SavedModel.Nothing with { Text = model.Yaml };
        var texts = given.With(models);
        foreach (var id in Ids("scopes", ".yaml"))
        {
            var scope = ModelTuning.Load(FileOf("scopes", id), texts).ScopeOf(id) ?? throw new ModelException([$"{FileOf("scopes", id)}:1:1: it says nothing of '{id}', whose name it bears"]);
            saved[id] = saved.GetValueOrDefault(id, SavedModel.Nothing) with { Scope = scope };
        }

        var histories = Ids("history", ".jsonl").ToDictionary(id => id, id => LogOf(id).Read(), StringComparer.Ordinal);
        contents = new Contents(Build(saved), saved, histories);
        foreach (var id in saved.Keys.Union(histories.Keys).ToArray()) NoteFound(id);
    }

    /// <summary>All models as they are now, tuned; those that do not run too.</summary>
    public ModelCatalogue Current => contents.Catalogue;

    /// <summary>How the text of a model came to be.</summary>
    internal ModelOrigin OriginOf(Model model)
    {
        var came = given.All.FirstOrDefault(each => each.Id == model.Id);
        if (SavedOf(model.Id).Text is not null) return came is null ? ModelOrigin.Own : ModelOrigin.Edited;
        return came is not null && (Path.IsPathRooted(came.Place.File) || File.Exists(came.Place.File)) ? ModelOrigin.Folder : ModelOrigin.Shipped;
    }

    /// <summary>What was changed about a model.</summary>
    internal SavedModel SavedOf(string id) => contents.Saved.GetValueOrDefault(id, SavedModel.Nothing);

    /// <summary>The text that a model came with; null for one that was written in the console.</summary>
    internal string? GivenText(string id) => given.All.FirstOrDefault(model => model.Id == id)?.Yaml;

    /// <summary>The versions of a model, oldest first.</summary>
    internal IReadOnlyList<FileVersion> Versions(string id) => contents.Histories.GetValueOrDefault(id, []);

    /// <summary>The version that a model is at; 0 for one that nobody changed.</summary>
    internal int VersionOf(string id) => Versions(id) is [.., var last] ? last.Version : 0;

    /// <summary>All models as they would be if one were changed.</summary>
    /// <exception cref="ModelException">They would not fit together.</exception>
    internal ModelCatalogue With(string id, SavedModel change) => Build(new Dictionary<string, SavedModel>(contents.Saved, StringComparer.Ordinal) { [id] = change });

    /// <summary>Changes a model; it is on the disk when this returns.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="expected">The version that was looked at; null for whatever it is.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="why">Why.</param>
    /// <param name="change">What it is afterwards, of what it is now.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="OutdatedException">Somebody was faster.</exception>
    /// <exception cref="ModelException">They would not fit together.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal int Change(string id, int? expected, string who, string why, Func<SavedModel, SavedModel> change)
    {
        if (id.Length > LongestId || !IdShape().IsMatch(id)) throw new ModelException([$"{id}.yaml:1:1: an id is lower-case letters, digits and hyphens, at most {LongestId} of them"]);
        lock (changing)
        {
            var version = VersionOf(id);
            if (expected is { } seen && seen != version) throw new OutdatedException(version);
            var after = change(SavedOf(id));
            var catalogue = With(id, after);
            var tuning = after.Scope is null ? null : ScopeText.Write(id, after.Scope, why, who);

            // What takes room first, then who did it: nothing is ever in force that nobody has done, and nothing is said to be done that there is no room for.
            using var text = WholeFile.Prepare(FileOf("texts", id), after.Text);
            using var scope = after.Scope != SavedOf(id).Scope ? WholeFile.Prepare(FileOf("scopes", id), tuning) : null;
            Note(id, new FileVersion(version + 1, clock.GetUtcNow().ToUnixTimeMilliseconds(), who, why, after.Text, tuning));
            text.Put();
            scope?.Put();
            contents = contents with { Catalogue = catalogue, Saved = new Dictionary<string, SavedModel>(contents.Saved, StringComparer.Ordinal) { [id] = after } };
            return version + 1;
        }
    }

    /// <summary>What a version says of where the model runs.</summary>
    internal ModelScope? ScopeIn(string id, FileVersion version) => version.Tuning is null ? null : ModelTuning.Read($"version {version.Version}", version.Tuning, AnyModel(id)).ScopeOf(id);

    private ModelCatalogue Build(Dictionary<string, SavedModel> saved)
    {
        var texts = saved.Where(s => s.Value.Text is not null).Select(s => ModelCatalogue.Of(s.Key, s.Value.Text!).All[0]).ToList();
        var all = tuned(given.With(texts));
        foreach (var (id, model) in saved.Where(s => s.Value.Scope is not null)) all = all.With(ModelTuning.Read($"{id}.yaml", ScopeText.Write(id, model.Scope!, "-", "-"), all));
        return all;
    }

    // A scope is read with the models at hand; one of a model that is gone by now can still be shown.
    private ModelCatalogue AnyModel(string id) => Current.All.Any(model => model.Id == id) ? Current : Versions(id).LastOrDefault(v => v.Text is not null) is { Text: { } text } ? ModelCatalogue.Of(id, text) : Current;

    private void NoteFound(string id)
    {
        var saved = SavedOf(id);
        var last = Versions(id) is [.., var newest] ? newest : null;
        if (saved.Text == last?.Text && saved.Scope == (last is null ? null : ScopeIn(id, last))) return;
        Note(id, new FileVersion((last?.Version ?? 0) + 1, clock.GetUtcNow().ToUnixTimeMilliseconds(), "", "Found changed on the disk when the server started.", saved.Text, WholeFile.Read(FileOf("scopes", id))));
    }

    private void Note(string id, FileVersion version)
    {
        LogOf(id).Append(version);
        contents = contents with { Histories = new Dictionary<string, IReadOnlyList<FileVersion>>(contents.Histories, StringComparer.Ordinal) { [id] = [.. Versions(id), version] } };
    }

    private IEnumerable<string> Ids(string part, string extension) =>
        Directory.Exists(PathOf(part)) ? Directory.EnumerateFiles(PathOf(part), "*" + extension).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal) : [];

    private string PathOf(string part) => Path.Combine(folder, part);

    private string FileOf(string part, string id) => Path.Combine(folder, part, id + ".yaml");

    private VersionLog LogOf(string id) => new(Path.Combine(folder, "history", id + ".jsonl"));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdShape();

    private sealed record Contents(ModelCatalogue Catalogue, IReadOnlyDictionary<string, SavedModel> Saved, IReadOnlyDictionary<string, IReadOnlyList<FileVersion>> Histories);
}

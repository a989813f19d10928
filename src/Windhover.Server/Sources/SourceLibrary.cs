using System.Collections.Immutable;
using System.Text.Json;
using Windhover.Server.Authentication;
using Windhover.Server.Json;
using Windhover.Server.Versions;

namespace Windhover.Server.Sources;

/// <summary>
/// The sources that people set up in the console: <c>NAME.json</c> with what holds, secrets sealed, and <c>history/NAME.jsonl</c> with all versions, without secrets: they go with the file. Names that differ
/// in case only are one. One thread changes at a time, many may read.
/// </summary>
public sealed class SourceLibrary
{
    private const string Found = "Found changed on the disk when the server started.";
    private readonly string folder;
    private readonly SecretBox box;
    private readonly TimeProvider clock;
    private readonly Lock changing = new();
    private volatile Contents contents;

    /// <param name="folder">Where the files are; it comes to be with the first change.</param>
    /// <param name="keyFolder">Where the keys lie that secrets are sealed with; made when it is missing, for its owner only.</param>
    /// <param name="clock">Says when something was saved.</param>
    /// <exception cref="InvalidDataException">A file or a history is broken.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public SourceLibrary(string folder, string keyFolder, TimeProvider clock)
    {
        (this.folder, this.clock) = (folder, clock);
        box = SecretBox.At(keyFolder);
        var saved = Names(folder, ".json").ToImmutableSortedDictionary(name => name, name => Parse(FileOf(name), WholeFile.Read(FileOf(name))!), StringComparer.OrdinalIgnoreCase);
        var histories = Names(Path.Combine(folder, "history"), ".jsonl").ToImmutableDictionary(name => name, name => LogOf(name).Read(), StringComparer.OrdinalIgnoreCase);
        contents = new Contents(saved, histories);
        foreach (var name in saved.Keys.Union(histories.Keys, StringComparer.OrdinalIgnoreCase).ToArray())
        {
            if (Public(Find(name)) != (Versions(name) is [.., var last] ? last.Text : null)) Note(name, "", Found, Find(name));
        }
    }

    /// <summary>All of them, by name.</summary>
    internal IReadOnlyDictionary<string, SavedSource> All => contents.Saved;

    /// <summary>One of them; null for none.</summary>
    internal SavedSource? Find(string name) => contents.Saved.GetValueOrDefault(name);

    /// <summary>A name as it was written when the source was first saved.</summary>
    internal string Written(string name) => contents.Saved.TryGetKey(name, out var written) ? written : name;

    /// <summary>The versions of one, oldest first, also of one that was removed.</summary>
    internal IReadOnlyList<FileVersion> Versions(string name) => contents.Histories.GetValueOrDefault(name, []);

    /// <summary>The version that one is at; 0 for one that never was.</summary>
    internal int VersionOf(string name) => Versions(name) is [.., var last] ? last.Version : 0;

    /// <summary>What a version says; null where the source was removed.</summary>
    internal static SavedSource? Read(FileVersion version) => version.Text is null ? null : Parse($"version {version.Version}", version.Text);

    /// <summary>Seals a secret for one setting of one source.</summary>
    internal string Seal(string name, string setting, string secret) => box.Close(Purpose(name, setting), secret);

    /// <summary>Opens it again; null when the keys are not those that it was sealed with.</summary>
    internal string? Unseal(string name, string setting, string closed) => box.Open(Purpose(name, setting), closed);

    /// <summary>Changes a source; it is on the disk when this returns.</summary>
    /// <param name="name">Its name, which is a proper one.</param>
    /// <param name="expected">The version that was looked at; null for whatever it is.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="why">Why.</param>
    /// <param name="after">What it is afterwards; null to remove it.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="OutdatedException">Somebody was faster.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal int Change(string name, int? expected, string who, string why, SavedSource? after)
    {
        lock (changing)
        {
            if (expected is { } seen && seen != VersionOf(name)) throw new OutdatedException(VersionOf(name));

            // What takes room first, then who did it: nothing is ever in force that nobody has done, and nothing is said to be done that there is no room for.
            var written = Written(name);
            using var prepared = WholeFile.Prepare(FileOf(written), after is null ? null : JsonSerializer.Serialize(after, ApiJson.Info<SavedSource>()));
            Note(name, who, why, after);
            prepared.Put();
            contents = contents with { Saved = after is null ? contents.Saved.Remove(name) : contents.Saved.SetItem(written, after) };
            return VersionOf(name);
        }
    }

    private static string? Public(SavedSource? source) => source is null ? null : JsonSerializer.Serialize(source with { Secrets = source.Secrets.ToImmutableSortedDictionary(s => s.Key, _ => "", StringComparer.Ordinal) }, ApiJson.Info<SavedSource>());

    private void Note(string name, string who, string why, SavedSource? source)
    {
        var version = new FileVersion(VersionOf(name) + 1, clock.GetUtcNow().ToUnixTimeMilliseconds(), who, why, Public(source), null);
        LogOf(name).Append(version);
        contents = contents with { Histories = contents.Histories.SetItem(name, [.. Versions(name), version]) };
    }

    private static SavedSource Parse(string file, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ApiJson.Info<SavedSource>()) ?? throw new JsonException("it is null");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file}: this is no source: {broken.Message}");
        }
    }

    private static string Purpose(string name, string setting) => $"source {name.ToUpperInvariant()} {setting}";

    private static IEnumerable<string> Names(string folder, string extension) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + extension).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal) : [];

    private string FileOf(string name) => Path.Combine(folder, name + ".json");

    private VersionLog LogOf(string name) => new(Path.Combine(folder, "history", (contents?.Histories.TryGetKey(name, out var known) == true ? known : name) + ".jsonl"));

    private sealed record Contents(ImmutableSortedDictionary<string, SavedSource> Saved, ImmutableDictionary<string, IReadOnlyList<FileVersion>> Histories);
}

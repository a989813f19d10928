using Windhover.Core.Detection.Rules;
using Windhover.Core.Response.Policies;
using Windhover.Server.Versions;

namespace Windhover.Server.Policies;

/// <summary>
/// The policy of the response as people changed it: <c>policy.yaml</c> in place of the configuration's, which is never written, and <c>history.jsonl</c> with all versions. One thread changes at a time, many may read.
/// </summary>
public sealed class PolicyLibrary
{
    private readonly string file;
    private readonly ResponsePolicy given;
    private readonly TimeProvider clock;
    private readonly VersionLog log;
    private readonly Lock changing = new();
    private volatile Contents contents;

    /// <param name="folder">Where the files are; it comes to be with the first change.</param>
    /// <param name="given">The policy of the configuration.</param>
    /// <param name="clock">Says when something was saved.</param>
    /// <exception cref="ModelException">The saved policy is wrong, with its place.</exception>
    /// <exception cref="InvalidDataException">The history is broken.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public PolicyLibrary(string folder, ResponsePolicy given, TimeProvider clock)
    {
        (file, this.given, this.clock) = (Path.Combine(folder, "policy.yaml"), given, clock);
        log = new VersionLog(Path.Combine(folder, "history.jsonl"));
        var text = WholeFile.Read(file);
        contents = new Contents(text is null ? given : PolicyReader.Read(file, text), text, log.Read());
        if (text != (contents.Versions is [.., var last] ? last.Text : null)) Note("", "Found changed on the disk when the server started.", text);
    }

    /// <summary>The policy that holds.</summary>
    public ResponsePolicy Current => contents.Policy;

    /// <summary>The policy of the configuration.</summary>
    internal ResponsePolicy Given => given;

    /// <summary>True when the configuration's is in force.</summary>
    internal bool IsGiven => contents.Text is null;

    /// <summary>All versions, oldest first.</summary>
    internal IReadOnlyList<FileVersion> Versions => contents.Versions;

    /// <summary>The version that holds; 0 where nobody changed it.</summary>
    internal int Version => contents.Versions is [.., var last] ? last.Version : 0;

    /// <summary>Changes it; it is on the disk when this returns.</summary>
    /// <param name="expected">The version that was looked at; null for whatever it is.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="why">Why.</param>
    /// <param name="text">The policy in YAML; null for that of the configuration.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="OutdatedException">Somebody was faster.</exception>
    /// <exception cref="ModelException">The text is no policy.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal int Change(int? expected, string who, string why, string? text)
    {
        lock (changing)
        {
            if (expected is { } seen && seen != Version) throw new OutdatedException(Version);
            var policy = text is null ? given : PolicyReader.Read(file, text);

            // What takes room first, then who did it: nothing is ever in force that nobody has done, and nothing is said to be done that there is no room for.
            using var prepared = WholeFile.Prepare(file, text);
            Note(who, why, text);
            prepared.Put();
            contents = contents with { Policy = policy, Text = text };
            return Version;
        }
    }

    private void Note(string who, string why, string? text)
    {
        var version = new FileVersion(Version + 1, clock.GetUtcNow().ToUnixTimeMilliseconds(), who, why, text, null);
        log.Append(version);
        contents = contents with { Versions = [.. contents.Versions, version] };
    }

    private sealed record Contents(ResponsePolicy Policy, string? Text, IReadOnlyList<FileVersion> Versions);
}

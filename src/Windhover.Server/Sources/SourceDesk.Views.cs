using Windhover.Core.Ingestion.Collection;
using Windhover.Server.Api;

namespace Windhover.Server.Sources;

/// <content>How sources are shown.</content>
public sealed partial class SourceDesk
{
    /// <summary>All of them, those of the configuration first.</summary>
    internal IReadOnlyList<CollectionView> List() => [.. working.Summaries.Where(s => configured.Contains(s.Name)).Select(CollectionView.OfConfiguration), .. library.All.Select(s => View(s.Key, s.Value))];

    /// <summary>One that was set up in the console; null for none.</summary>
    internal CollectionView? View(string name) => library.Find(name) is { } saved ? View(library.Written(name), saved) : null;

    /// <summary>The same with what is set; secrets by name only.</summary>
    internal SourceView? Detail(string name) => library.Find(name) is not { } saved ? null : new(
        View(library.Written(name), saved), saved.Settings, [.. saved.Secrets.Select(s => new SourceSecretView(s.Key, planning.Reference(name, s.Key, s.Value)))]);

    private CollectionView View(string name, SavedSource saved)
    {
        var status = Runs(name) && working.StatusOf(name) is { } known ? known : CollectorStatus.Nothing;
        var (state, reason) = StateOf(name, saved, plans.ContainsKey(name));
        return new(name, saved.Collector, collectors.Find(saved.Collector)?.Descriptor.Title ?? saved.Collector, CollectionOrigin.Console, state, reason, library.VersionOf(name), status);
    }

    private (CollectionState State, string Reason) StateOf(string name, SavedSource saved, bool works)
    {
        if (!Runs(name)) return (CollectionState.NotRunning, "The configuration file has a source of this name, which holds; this one does not collect.");
        if (saved.IsPaused) return (CollectionState.Paused, "");
        return works ? (CollectionState.Collecting, "") : (CollectionState.NotRunning, problems.GetValueOrDefault(name) ?? "It is being opened.");
    }
}

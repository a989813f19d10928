using System.Collections.Concurrent;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Sources;

/// <summary>
/// Sources that people set up in the console beside those of the configuration, which win where both have a name: tries, saves, pauses and removes them, and has them collect at once. One change at a time.
/// </summary>
public sealed partial class SourceDesk : IDisposable
{
    private const int LongestName = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<string, string> problems = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, CollectionPlan> plans = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> configured;
    private readonly SourceLibrary library;
    private readonly CollectorCatalogue collectors;
    private readonly CollectionSet working;
    private readonly TimeProvider clock;
    private readonly SourcePlans planning;
    private readonly SourceTrials trials;

    /// <param name="library">What is saved.</param>
    /// <param name="collectors">Every way in which logs can be collected.</param>
    /// <param name="working">What collects now; those of the configuration are in it.</param>
    /// <param name="samples">Reads what a source would bring.</param>
    /// <param name="rules">What sources of the console may do.</param>
    /// <param name="clock">The time.</param>
    public SourceDesk(SourceLibrary library, CollectorCatalogue collectors, CollectionSet working, SampleReading samples, SourceRules rules, TimeProvider clock)
    {
        (this.library, this.collectors, this.working, this.clock) = (library, collectors, working, clock);
        configured = working.Summaries.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        planning = new SourcePlans(library, collectors, new SourceGuard(rules));
        trials = new SourceTrials(samples, clock);
    }

    internal SourceLibrary Library => library;

    /// <summary>Sets what is saved to work; one that cannot be is said to, and disturbs no other.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await Task.WhenAll(library.All.Where(s => !s.Value.IsPaused && Runs(s.Key)).Select(s => StartAsync(s.Key, s.Value, cancellation)));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>A proper name, as it was written when it was first saved.</summary>
    /// <exception cref="SourceRefusedException">It is none.</exception>
    internal string Checked(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? library.Written(name)
        : throw new SourceRefusedException("name", $"A name is up to {LongestName} letters, digits, - and _.");

    /// <summary>Tries a draft; what is saved under its name, and no more than the draft's own port is held up by it, stays as it is.</summary>
    /// <exception cref="SourceRefusedException">A setting is wrong.</exception>
    internal async Task<SourceTrial> TryAsync(SourceDraft draft, CancellationToken cancellation)
    {
        var plan = await planning.PlanAsync(draft.Name, planning.Merge(draft), cancellation);
        var found = await trials.TryAsync(plan, cancellation);
        return found.Works || !Listens(plan) || !plans.ContainsKey(draft.Name) ? found : await TryAsideAsync(draft.Name, plan, cancellation);
    }

    /// <summary>Saves a source, new or changed; it collects when this returns, unless it rests.</summary>
    /// <returns>The new version.</returns>
    /// <exception cref="SourceRefusedException">It cannot be saved.</exception>
    /// <exception cref="Versions.OutdatedException">Somebody was faster.</exception>
    internal Task<int> SaveAsync(SourceDraft draft, int? expected, string who, string why, CancellationToken cancellation) => InTurnAsync(async () =>
    {
        if (!Runs(draft.Name)) throw new SourceRefusedException("", $"The configuration file has a source named '{draft.Name}', which holds. Choose another name, or take it out of the file.");
        var after = planning.Merge(draft);
        if (draft.Secrets.Count == 0 && library.Find(draft.Name) is { } now && Same(now.Settings, after.Settings) && Same(now.Secrets, after.Secrets)) throw new SourceRefusedException("", "That is how it is already: there is nothing to save.");
        var plan = await planning.PlanAsync(draft.Name, after, cancellation);
        await trials.CheckAsync(plan);
        var version = library.Change(draft.Name, expected, who, why, after);
        if (!after.IsPaused) Take(draft.Name, plan);
        return version;
    }, cancellation);

    /// <summary>Has a source rest, or collect again from where it was.</summary>
    internal Task<int> PauseAsync(string name, bool rests, int? expected, string who, CancellationToken cancellation) => InTurnAsync(async () =>
    {
        var now = Known(name);
        if (now.IsPaused == rests) throw new SourceRefusedException("", rests ? "It is paused already." : "It is not paused.");
        var plan = rests ? null : await planning.PlanAsync(name, now, cancellation);
        if (plan is not null) await trials.CheckAsync(plan);
        var version = library.Change(name, expected, who, "", now with { IsPaused = rests });
        problems.TryRemove(name, out _);
        if (plan is null) await EndAsync(name, working.StopAsync);
        else if (Runs(name)) Take(name, plan);
        return version;
    }, cancellation);

    /// <summary>Removes a source with its secrets and its place on the other side. What it brought and its history stay.</summary>
    internal Task<int> RemoveAsync(string name, int? expected, string who, CancellationToken cancellation) => InTurnAsync(async () =>
    {
        Known(name);
        var version = library.Change(name, expected, who, "", null);
        problems.TryRemove(name, out _);
        await EndAsync(name, working.RemoveAsync);
        return version;
    }, cancellation);

    private async Task<int> InTurnAsync(Func<Task<int>> change, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await change();
        }
        finally
        {
            turn.Release();
        }
    }

    // A listener that works holds the port that the draft is tried on: it makes room for as long as that takes.
    private async Task<SourceTrial> TryAsideAsync(string name, CollectionPlan draft, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (!plans.TryGetValue(name, out var mine)) return await trials.TryAsync(draft, cancellation);
            await working.StopAsync(name).WaitAsync(Patience, clock, cancellation);
            try
            {
                return await trials.TryAsync(draft, cancellation);
            }
            finally
            {
                Take(name, mine);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task StartAsync(string name, SavedSource source, CancellationToken cancellation)
    {
        try
        {
            Take(name, await planning.PlanAsync(name, source, cancellation));
        }
        catch (SourceRefusedException refused)
        {
            problems[name] = refused.Message;
        }
    }

    private void Take(string name, CollectionPlan plan)
    {
        problems.TryRemove(name, out _);
        try
        {
            working.Take(plan);
            plans[name] = plan;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            problems[name] = failure is ObjectDisposedException ? "The server is stopping." : $"Its folder cannot be made: {failure.Message}";
        }
    }

    // One that does not end is waited for by the next of its name, not by the person.
    private async Task EndAsync(string name, Func<string, Task> end)
    {
        if (!Runs(name)) return;
        plans.TryRemove(name, out _);
        try
        {
            await end(name).WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
        }
    }

    private SavedSource Known(string name) => library.Find(name) ?? throw new KeyNotFoundException(name);

    private bool Runs(string name) => !configured.Contains(name);

    private static bool Listens(CollectionPlan plan) => plan.Settings.Values.Any(s => s.Key.StartsWith("listen", StringComparison.Ordinal) && s.Value.Length > 0);

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) => one.Count == other.Count && one.All(each => other.GetValueOrDefault(each.Key) == each.Value);
}

using System.Diagnostics;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Server.Collection;

namespace Windhover.FunctionalTests.Collection;

/// <summary>One of the product's collectors at work on a spool in a folder; the folder outlives it.</summary>
internal sealed class CollectorRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly CancellationTokenSource _stop = new();
    private readonly ICollection _collection;
    private Task _running = Task.CompletedTask;

    internal CollectorRun(string folder, string collector, Dictionary<string, string> settings, TimeProvider? clock = null, SpoolOptions? options = null)
    {
        Folder = folder;
        clock ??= TimeProvider.System;
        var plan = CollectionPlan.Of(CollectorCatalogue.In(System.Reflection.Assembly.Load("Windhover.Integrations")).Find(collector)!, "c", settings);
        var spool = new SpoolFolder(folder, options ?? new SpoolOptions(), clock);
        _collection = plan.Collector.Open(plan.Settings, new CollectorContext { Spool = spool.Collection("c"), Clock = clock, Health = Health, Push = new PushHost() });
    }

    internal string Folder { get; }

    internal CollectorHealth Health { get; } = new();

    internal CollectorStatus Status => Health.Snapshot();

    /// <summary>Full paths of what has landed, sorted.</summary>
    internal string[] Files => [.. new[] { "objects", "copies", "streams" }.Select(f => Path.Combine(Folder, "c", f)).Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    internal CollectorRun Start()
    {
        _running = Task.Run(() => _collection.RunAsync(_stop.Token));
        return this;
    }

    internal Task<CollectorTest> TestAsync() => _collection.TestAsync(CancellationToken.None);

    /// <summary>Waits until something holds; fails with the collection's own account of itself. The default patience is 90 s.</summary>
    internal async Task UntilAsync(Func<bool> holds, TimeSpan? patience = null)
    {
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            if (_running.IsFaulted) await _running;
            if (Stopwatch.GetElapsedTime(began) > (patience ?? Patience)) throw new TimeoutException($"it never came to that: {Status}");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Stops it in the middle of whatever it does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // As asked for.
        }

        await _collection.DisposeAsync();
    }
}

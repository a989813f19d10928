using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;

namespace Windhover.Benchmarks.Collection;

/// <summary>How fast collectors land many small objects from a peer that answers at once: <c>[COUNT]</c>.</summary>
internal static class CollectRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Measures each collector and shows a table.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 && int.TryParse(arguments[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var asked) ? asked : 20_000;
        Console.WriteLine("| what | seconds | a second |\n|---|---|---|");
        await MeasureAsync("aws.s3-list", "places", _ => "s3://bucket/logs/", count).ConfigureAwait(false);
        await MeasureAsync("aws.s3-sqs", "queues", peer => $"{peer}123456789012/news", count).ConfigureAwait(false);
        return 0;
    }

    private static async Task MeasureAsync(string collector, string setting, Func<string, string> place, int count)
    {
        var folder = Directory.CreateTempSubdirectory("windhover-collect-").FullName;
        var peer = await QuickPeer.StartAsync(count).ConfigureAwait(false);
        try
        {
            var plan = CollectionPlan.Of(CollectorCatalogue.In(Assembly.Load("Windhover.Integrations")).Find(collector)!, "c", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [setting] = place(peer.Address), ["endpoint"] = peer.Address, ["region"] = "us-east-1", ["access_key_id"] = "AKIAROOT", ["secret_access_key"] = "secret",
            });
            if (setting == "places") plan = plan with { Settings = plan.Settings with { Values = new Dictionary<string, string>(plan.Settings.Values, StringComparer.Ordinal) { ["since_hours"] = "8760" } } };
            var health = new CollectorHealth();
            var context = new CollectorContext { Spool = new SpoolFolder(folder, new SpoolOptions(), TimeProvider.System).Collection("c"), Clock = TimeProvider.System, Health = health };
            using var stop = new CancellationTokenSource();
            var collection = plan.Collector.Open(plan.Settings, context);
            var began = Stopwatch.GetTimestamp();
            var running = collection.RunAsync(stop.Token);
            while (Stopwatch.GetElapsedTime(began) < Patience && (health.Snapshot().Objects < count || (setting == "queues" && peer.Deleted.Count < count))) await Task.WhenAny(running, Task.Delay(10)).ConfigureAwait(false);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count:N0} objects by {collector} | {seconds:F1} | {count / seconds:N0} |"));
            if (health.Snapshot().Problem is { Length: > 0 } problem) Console.Error.WriteLine(problem);
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
            await collection.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await peer.DisposeAsync().ConfigureAwait(false);
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Running;
using Windhover.Server;
using Windhover.Server.Logging;
using Windhover.Storage;
using Windhover.Storage.DuckDb;

namespace Windhover.Cli;

/// <summary><c>windhover serve [--config FILE]</c>: watches folders, and serves the API and the console.</summary>
internal static class ServeCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var config = new Option<FileInfo?>("--config") { Description = "Configuration file (YAML): watch_folders, data_folder, url, retention_days and more." };
        var command = new Command("serve", "Watch folders with logs and serve the console and the API.") { config };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(config), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? configFile, CancellationToken cancellation)
    {
        try
        {
            var configuration = Configuration.Read(configFile?.FullName);
            await ServeAsync(configuration, cancellation);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is ConfigurationException or ServerRefusedException or ModelException or DuckDbException or DbException or NewerStoreException or StateElsewhereException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine($"windhover serve: {wrong.Message}");
            return ExitCode.Usage;
        }
    }

    private static async Task ServeAsync(Configuration configuration, CancellationToken cancellation)
    {
        var options = new LiveOptions { Run = configuration.Run, RetentionDays = configuration.RetentionDays, RetentionBytes = configuration.RetentionGb is { } size ? (long)(size * (1L << 30)) : null, LiveLag = configuration.LiveLag, TimeGoesOn = true };
        using var logging = StandardErrorLog.Factory(configuration.Log, TimeProvider.System);
        var log = logging.CreateLogger("Windhover.Engine");
        var collectors = Units.Collectors();
        CollectionPlan[] plans = [.. configuration.Collections.Select(c => c.Plan(collectors))];
        await using var response = ResponseSetUp.Of(configuration, TimeProvider.System);
        await using var outputs = OutputSetUp.Of(configuration, TimeProvider.System);
        using var place = configuration.OpenPlace();
        using var model = configuration.Wording?.Open(TimeProvider.System);
        var parts = new LiveHostParts { Collections = plans, Sources = configuration.ConsoleSources, Spool = configuration.Spool, MappingFolders = configuration.MappingFolders, Models = Units.Untuned(configuration), Tuned = Units.Tuning(configuration.Tuning), Wording = model, Response = response, Outputs = outputs, SignsIn = true, Place = place, LeastFree = (long)(configuration.MinFreeMib * (1 << 20)), Logging = logging };
        await using var host = new LiveHost(configuration.DataFolder, configuration.WatchFolders, options, line => log.LogInformation("{Line}", line), parts);
        var server = new ServerOptions
        {
            Url = configuration.Url, Telemetry = configuration.Telemetry, Tls = configuration.Tls, BehindProxy = configuration.BehindProxy, Proxies = configuration.Proxies, Hosts = configuration.Hosts, SignIn = configuration.SignIn.Open(configuration.DataFolder),
        };
        var url = Reached(await host.ListenAsync(server, host.Run, cancellation), configuration);
        if (host.Welcome(url) is { } link) Console.Out.WriteLine($"There is no administrator yet. This link makes one, once, within 24 hours: {link}");
        Console.Out.WriteLine($"Windhover is at {url}");
        if (configuration.State is not null) Console.Out.WriteLine($"The state is in the database {place.Name}");
        if (model is not null) Console.Out.WriteLine($"Accounts of incidents are sent to {model.Host}, to be worded by {model.Model}.");
        Start(host, configuration);
        if (host.Response is { Policy: var policy, Platforms: var platforms }) Console.Out.WriteLine($"Response: {(policy.IsDryRun ? "dry run, " : "")}{policy.Mode.ToString().ToLowerInvariant()} with {policy.Rules.Count} rules, over {platforms.Connections.Count} connections");
        if (outputs is not null) Console.Out.WriteLine($"Telling {string.Join(", ", outputs.Plans.Select(p => p.Name))}");
        host.StartOutputs();
        host.Response?.Start(host.Run);
        if (plans.Length > 0) Console.Out.WriteLine($"Collecting {string.Join(", ", plans.Select(p => p.Settings.Name))}; data in {configuration.DataFolder}");
        if (plans.Length == 0 || configuration.WatchFolders.Count > 0) Console.Out.WriteLine(configuration.WatchFolders.Count == 0
            ? "No folder is watched. Add a source in the console, or write `watch_folders: [/path/to/logs]` into a file and start with --config FILE."
            : $"Watching {string.Join(", ", configuration.WatchFolders)}; data in {configuration.DataFolder}");
        await host.Run.RunAsync(cancellation);
    }

    // Where people reach it: by its first name, where others than this machine can.
    private static Uri Reached(Uri bound, Configuration configuration)
    {
        if (configuration.Hosts.Count == 0 || (bound.IsLoopback && !configuration.BehindProxy)) return bound;
        return configuration.BehindProxy ? new Uri($"https://{configuration.Hosts[0]}/") : new Uri($"https://{configuration.Hosts[0]}:{bound.Port}/");
    }

    private static void Start(LiveHost host, Configuration configuration)
    {
        try
        {
            host.StartCollections();
        }
        catch (CollectorSettingsException wrong)
        {
            throw configuration.Collections.First(c => c.Name == wrong.Collection).Wrong(wrong);
        }
    }
}

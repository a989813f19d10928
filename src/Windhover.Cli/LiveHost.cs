using Microsoft.Extensions.Logging;
using Windhover.Cli.Backups;
using Windhover.Core.Access;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Outputs;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Integrations.Network.Addresses;
using Windhover.Server;
using Windhover.Server.Authentication;
using Windhover.Server.Collection;
using Windhover.Server.Live;
using Windhover.Server.Models;
using Windhover.Server.Operations;
using Windhover.Server.Policies;
using Windhover.Server.Sources;
using Windhover.Server.Wording;
using Windhover.Storage;

namespace Windhover.Cli;

/// <summary>The live engine over the stores of a data folder, and the server that shows it.</summary>
internal sealed class LiveHost : IAsyncDisposable
{
    private readonly IStateStore state;
    private readonly ITelemetryStore telemetry;
    private readonly LiveFeed feed = new();
    private readonly AddressTable addresses;
    private readonly IAccessStore? access;
    private readonly ToldResponseStore? actions;
    private readonly IOutputStore? messages;
    private readonly WordingDesk? desk;
    private readonly WindhoverMeter meter = new();
    private readonly DataDisk disk;
    private readonly IStatePlace place;
    private readonly SpoolFolder spool;
    private readonly CopyDesk copies;
    private readonly ILoggerFactory logging;
    private readonly string dataFolder;
    private readonly ModelDesk modelDesk;
    private readonly PolicyLibrary? policies;
    private readonly SourceDesk? sourceDesk;
    private Task starting = Task.CompletedTask;
    private readonly CancellationTokenSource closing = new();
    private WindhoverServer? server;

    /// <summary>Opens the stores and takes up where they end; nothing runs yet.</summary>
    /// <param name="dataFolder">Made when it does not exist.</param>
    /// <param name="watched">Folders with logs.</param>
    /// <param name="options">How the engine works.</param>
    /// <param name="log">Takes one line about the run.</param>
    /// <param name="parts">What it works with besides.</param>
    public LiveHost(string dataFolder, IReadOnlyList<string> watched, LiveOptions options, Action<string> log, LiveHostParts parts)
    {
        (this.dataFolder, logging) = (dataFolder, parts.Logging);
        var sources = Units.Sources(parts.MappingFolders);
        Directory.CreateDirectory(dataFolder);
        disk = new DataDisk(dataFolder, parts.LeastFree);
        place = parts.Place ?? new FilePlace(dataFolder);
        options = options with { Disk = new StoreCondition(disk, place), Committed = meter.Committed };
        place.Bind(dataFolder);
        state = place.OpenState();
        try
        {
            addresses = AddressData.Load(dataFolder);
            options = options with { Run = options.Run with { Engine = options.Run.Engine with { Addresses = addresses } } };
            telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(dataFolder, "telemetry.duckdb"));
            spool = new SpoolFolder(Path.Combine(dataFolder, "spool"), parts.Spool, TimeProvider.System);
            desk = parts.Wording is null ? null : new WordingDesk(parts.Wording, state, feed, TimeProvider.System);
            if (parts.SignsIn) access = place.OpenAccess();
            if (parts.Outputs is { } outputs)
            {
                messages = place.OpenOutputs();
                Outputs = new OutputDesk(outputs.Plans, messages, state, outputs.Console, TimeProvider.System, new Random(Environment.ProcessId), log) { Keep = TimeSpan.FromDays(options.RetentionDays + 30) };
            }

            if (parts.Response is { } response)
            {
                actions = new ToldResponseStore(place.OpenResponse(), news => Outputs?.Tell(news));
                policies = new PolicyLibrary(Path.Combine(dataFolder, "response"), response.Policy, parts.ResponseClock);
                Response = new ResponseDesk(policies.Current, response.Platforms, actions, state, telemetry, parts.ResponseClock, log);
            }

            IFindingSink[] sinks = [feed, .. new IFindingSink?[] { desk, Response, Outputs }.OfType<IFindingSink>()];
            var library = new ModelLibrary(Path.Combine(dataFolder, "models"), parts.Models ?? Units.Untuned(new Configuration()), parts.Tuned, TimeProvider.System);
            Run = new LiveRun(watched, sources, library.Current, options, TimeProvider.System, state, telemetry, sinks, log, spool);
            modelDesk = new ModelDesk(library, sources, options.Run, () => [.. watched.Append(Path.Combine(dataFolder, "spool")).Where(Path.Exists)], TimeProvider.System, Run.TakeUpAsync);
            Collections = new CollectionSet(parts.Collections, spool, TimeProvider.System, new PushHost(), log);
            if (parts.Sources is { } rules)
            {
                var saved = new SourceLibrary(Path.Combine(dataFolder, "sources"), Path.Combine(dataFolder, "keys"), TimeProvider.System);
                sourceDesk = new SourceDesk(saved, Units.Collectors(), Collections, new SampleReading(sources, () => library.Current), rules, TimeProvider.System);
            }

            copies = new CopyDesk(dataFolder, telemetry, log);
        }
        catch
        {
            actions?.Dispose();
            messages?.Dispose();
            access?.Dispose();
            telemetry?.Dispose();
            state.Dispose();
            throw;
        }
    }

    /// <summary>The engine.</summary>
    public LiveRun Run { get; }

    /// <summary>Starts collecting: what the configuration says, and what people set up in the console.</summary>
    /// <exception cref="CollectorSettingsException">A setting of the configuration is wrong; nothing is collected then.</exception>
    public void StartCollections()
    {
        Collections.Start();
        if (sourceDesk is not null) starting = sourceDesk.StartAsync(closing.Token);
    }

    /// <summary>What is collected.</summary>
    public CollectionSet Collections { get; }

    /// <summary>What is done about incidents; started by the caller. Null where nothing may be.</summary>
    public ResponseDesk? Response { get; }

    /// <summary>A link that lets the first administrator in; null where there is one, or nobody signs in.</summary>
    /// <param name="console">Where the console is reached.</param>
    public Uri? Welcome(Uri console) => access is null ? null : WelcomeLink.Make(access, console, TimeProvider.System);

    /// <summary>Who is told of incidents; null for nobody.</summary>
    public OutputDesk? Outputs { get; }

    /// <summary>Starts telling others.</summary>
    public void StartOutputs()
    {
        Outputs?.Start();
        actions?.TellAll();
    }

    /// <summary>Starts the server; the engine is started by the caller.</summary>
    /// <returns>Where it listens.</returns>
    public async Task<Uri> ListenAsync(ServerOptions options, IEngineView engine, CancellationToken cancellation)
    {
        server = await WindhoverServer.StartAsync(
            options,
            new ServerParts { Engine = engine, State = state, Telemetry = telemetry, Records = Run.Records, Live = feed, Meter = meter, Host = Figures(), Logging = logging, Addresses = addresses, Collections = () => Collections.Summaries, Sources = sourceDesk, Collectors = [.. Units.Collectors().All.Select(c => c.Descriptor)], Wording = desk, Response = Response, Policies = policies, Outputs = Outputs, Access = access, ModelDesk = modelDesk },
            cancellation);
        return server.Url;
    }

    /// <summary>Stops the collections and the server, then closes files and stores. The engine must have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Collections.DisposeAsync();
        await copies.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        sourceDesk?.Dispose();
        closing.Dispose();
        if (Response is not null) await Response.DisposeAsync();
        if (Outputs is not null) await Outputs.DisposeAsync();
        actions?.Dispose();
        messages?.Dispose();
        access?.Dispose();
        Run.Dispose();
        telemetry.Dispose();
        state.Dispose();
        meter.Dispose();
    }

    private HostFigures Figures() => new()
    {
        Unread = () => spool.Unread,
        FreeBytes = () => disk.Free,
        StoreSizes = () => [.. place.Sizes(), ("telemetry", Size("telemetry.duckdb"))],
    };

    // With the log that each keeps beside it.
    private long Size(string file) => new DirectoryInfo(dataFolder).EnumerateFiles(file + "*").Where(f => !f.Name.EndsWith(".bak", StringComparison.Ordinal)).Sum(f => f.Length);
}

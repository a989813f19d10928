using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Windhover.Core.Access;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Outputs;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Server;
using Windhover.Server.Live;
using Windhover.Server.Models;
using Windhover.Server.Policies;
using Windhover.Storage;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

/// <summary>A real server on a free port over real stores in a folder of its own, with six incidents of one alert each.</summary>
public class RunningServer : IAsyncLifetime
{
    internal const int Findings = 6;
    internal static readonly byte[] HostileRecord = [.. "<script>alert('é')</script>\u2028"u8, 0x00, 0x1b, 0x5b];
    internal static readonly byte[] BinaryRecord = [0xff, 0xfe, 0x00, 0xc3, 0x28];
    internal static readonly string LongRecord = new string('a', 256 * 1024 - 1) + "é and more";

    /// <summary>A model that Windhover ships.</summary>
    internal const string GuessedModel = "sign-in-guessed-for-one-account";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("windhover-server-");
    private WindhoverServer? _server;
    private SetUpSources? _sources;

    internal HttpClient Http { get; private set; } = null!;

    internal Uri Url => _server!.Url;

    internal LiveFeed Live { get; private set; } = null!;

    internal RecordedEngine Engine { get; } = new()
    {
        Entities = [.. Enumerable.Range(0, Findings).Reverse().Select(Found.View)],
        Coverage = new()
        {
            LatestEvent = Found.Start + 26 * Found.Hour,
            Sources =
            [
                new()
                {
                    Source = "plain.audit", Title = "Plain audit", State = CoverageState.Silent, Events = 8, LagP95 = 12.5, DeadLetters = 1,
                    DeadLetterReasons = [new("record: broken JSON", 1, [new("plain.log", 40)])],
                    Missing = [new("client", "Who called is guessed.", "Set clients to on", "plain.log")],
                    Accounts = [new() { Account = "site-1", State = CoverageState.Silent, SilentSince = Found.Start, Gaps = [new(Found.Start, Found.Start + Found.Hour)] }],
                },
            ],
        },
        Status = new() { Lines = 10, Events = 8, Ignored = 1, DeadLetters = 1, Entities = Findings, FirstEvent = Found.Start, LastEvent = Found.Start + 26 * Found.Hour },
    };

    private IStateStore State { get; set; } = null!;

    internal ServerParts Parts { get; private set; } = null!;

    protected ITelemetryStore Telemetry { get; private set; } = null!;

    protected virtual LiveFeed MakeLive() => new();

    /// <summary>The clock of what people do.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>What may be done about incidents; null, the default, for nothing.</summary>
    /// <param name="state">The incidents, filled.</param>
    protected virtual Task<IResponseDesk?> RespondAsync(IStateStore state) => Task.FromResult<IResponseDesk?>(null);

    /// <summary>Users and what they did; null, the default, where nobody signs in.</summary>
    protected virtual IAccessStore? OpenAccess() => null;

    /// <summary>Where the server logs to.</summary>
    protected virtual ILoggerFactory Logging => NullLoggerFactory.Instance;

    protected virtual ServerOptions Options(string console) => new() { Url = "http://127.0.0.1:0", ConsoleDirectory = console, StatusInterval = TimeSpan.FromMilliseconds(20) };

    public virtual async ValueTask InitializeAsync()
    {
        State = EmbeddedStores.OpenState(PathOf("state.db"));
        Telemetry = EmbeddedStores.OpenTelemetry(PathOf("telemetry.duckdb"));
        FillStores();
        WriteFiles();
        Live = MakeLive();
        var response = await RespondAsync(State);
        _sources = new SetUpSources(PathOf);
        Parts = new()
        {
            Sources = _sources.Desk,
            Collectors = [.. SetUpSources.Collectors.All.Select(c => c.Descriptor)],
            Engine = Engine,
            State = State,
            Telemetry = Telemetry,
            Records = new PlainFileRecords(_folder.FullName),
            ModelDesk = MakeModels(),
            Live = Live,
            Clock = Clock,
            Response = response,
            Policies = response is null ? null : new PolicyLibrary(PathOf("response"), response.Policy, Clock),
            Access = OpenAccess(),
            Logging = Logging,
        };
        _server = await WindhoverServer.StartAsync(Options(PathOf("console")), Parts);
        Http = new() { BaseAddress = _server.Url };
    }

    public virtual async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        if (_sources is not null) await _sources.DisposeAsync();
        State?.Dispose();
        Parts?.Access?.Dispose();
        Telemetry?.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the server and its stores and starts both over the same files.</summary>
    internal async Task RestartAsync()
    {
        Http.Dispose();
        await _server!.DisposeAsync();
        State.Dispose();
        State = EmbeddedStores.OpenState(PathOf("state.db"));
        Parts = Parts with { ModelDesk = MakeModels(), State = State, Live = Live = MakeLive() };
        _server = await WindhoverServer.StartAsync(Options(PathOf("console")), Parts);
        Http = new() { BaseAddress = _server.Url };
    }

    internal async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private ModelDesk MakeModels() => new(
        new ModelLibrary(PathOf("models"), ModelCatalogue.Load([typeof(ModelCatalogue).Assembly], []), static models => models, Clock), SourceCatalogue.In(Assembly.Load("Windhover.Integrations")), new(), () => [TrailFile], Clock);

    private void FillStores()
    {
        Evidence Record(string file, int length) => new("plain", file, 0, length, "r-1", Found.Start);
        var evidence = new[] { Record("hostile.log", HostileRecord.Length), Record("binary.log", BinaryRecord.Length), Record("long.log", Encoding.UTF8.GetByteCount(LongRecord)), Record("gone.log", 3) };
        Telemetry.RollBackTo(0);
        Telemetry.Append([.. Enumerable.Range(0, Findings).Select(Event)], [.. Enumerable.Range(0, Findings).Select(Connection)]);
        Telemetry.Commit(1);
        State.Commit(new()
        {
            Epoch = 1,
            Alerts = [.. Enumerable.Range(0, Findings).Select(number => Found.Alert(number, evidence))],
            Incidents = [.. Enumerable.Range(0, Findings).Select(Found.Incident)],
            Investigations = [.. Enumerable.Range(1, Findings - 2).Select(Found.Investigation)],
        });
    }

    private static EventRow Event(int number) => new()
    {
        Time = Found.Start + number * Found.Hour,
        Class = number % 2 == 0 ? EventClass.ApiActivity : EventClass.Authentication,
        Source = "plain.audit",
        EntityId = $"device:host/{number}",
        TargetId = "",
        Operation = number == 1 ? "SignIn" : "Read",
        Service = "store",
        Outcome = "success",
        Error = "",
        Account = "site-1",
        Region = "north",
        Agent = "curl",
        SourceAddress = Address.Parse($"10.0.0.{number + 1}"),
        File = "audit.log",
        Offset = number * 10,
        Length = 10,
        RecordId = $"r-{number}",
    };

    private static ConnectionRow Connection(int number) => new()
    {
        Hour = Found.Start + number * Found.Hour,
        EntityId = $"device:host/{number}",
        Peer = "2001:db8::1",
        PeerAddress = Address.Parse("2001:db8::1"),
        Port = 443 + number,
        Protocol = 6,
        Records = 2,
        BytesOut = 1000 * (number + 1),
        BytesIn = 10,
        FirstTime = Found.Start + number * Found.Hour,
        LastTime = Found.Start + number * Found.Hour + 5,
        File = "flow.log",
        Offset = 0,
        Length = 20,
    };

    private void WriteFiles()
    {
        File.WriteAllBytes(PathOf("hostile.log"), HostileRecord);
        File.WriteAllBytes(PathOf("binary.log"), BinaryRecord);
        File.WriteAllText(PathOf("long.log"), LongRecord);
        File.WriteAllText(PathOf("audit.log"), string.Concat(Enumerable.Range(0, Findings).Select(number => $"record {number}\r\n")));
        File.WriteAllText(TrailFile, "");
        File.WriteAllText(PathOf("secret.txt"), "the secret beside the console");
        Directory.CreateDirectory(PathOf("console/assets"));
        File.WriteAllText(PathOf("console/index.html"), "<!doctype html><title>console</title>");
        File.WriteAllText(PathOf("console/assets/app-1a2b.js"), "export {};" + new string(' ', 4096));
    }

    /// <summary>The log that models are run over.</summary>
    internal string TrailFile => PathOf("trail.jsonl");

    /// <summary>A file of the server's folder; records are read from there.</summary>
    protected string PathOf(string name) => Path.Combine(_folder.FullName, name);
}

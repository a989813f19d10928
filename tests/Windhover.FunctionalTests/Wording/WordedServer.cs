using System.Text.Json;
using Windhover.Core.Stores;
using Windhover.Integrations.LanguageModels;
using Windhover.Server;
using Windhover.Server.Live;
using Windhover.Server.Wording;
using Windhover.Storage;
using Windhover.Testing.Server;

namespace Windhover.FunctionalTests.Wording;

/// <summary>A server with the leaver's incident whose accounts a model words.</summary>
internal sealed class WordedServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("windhover-wording-");
    private readonly ChatCompletions _model;
    private readonly ITelemetryStore _telemetry;
    private WindhoverServer _server = null!;

    private WordedServer(ModelPeer peer, string key, TimeSpan patience)
    {
        State = EmbeddedStores.OpenState(Path.Combine(_folder.FullName, "state.db"));
        _telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(_folder.FullName, "telemetry.duckdb"));
        _model = new ChatCompletions(new() { BaseUrl = peer.BaseUrl, Model = ModelPeer.Model, Key = key, Patience = patience }, TimeProvider.System);
        Desk = new WordingDesk(_model, State, Live, TimeProvider.System, pause: TimeSpan.Zero);
    }

    internal IStateStore State { get; }

    internal LiveFeed Live { get; } = new();

    internal WordingDesk Desk { get; }

    internal HttpClient Http { get; private set; } = null!;

    internal static async Task<WordedServer> StartAsync(ModelPeer peer, string key = ModelPeer.Key, double patience = 30, string? console = null)
    {
        var made = new WordedServer(peer, key, TimeSpan.FromSeconds(patience));
        made.State.Commit(FoundLeaver.Change(1));
        made._server = await WindhoverServer.StartAsync(
            new ServerOptions { Url = "http://127.0.0.1:0", ConsoleDirectory = console ?? made._folder.FullName },
            new ServerParts { Engine = new RecordedEngine { Entities = [] }, State = made.State, Telemetry = made._telemetry, Records = new PlainFileRecords(made._folder.FullName), Live = made.Live, Wording = made.Desk });
        made.Http = new() { BaseAddress = made._server.Url };
        return made;
    }

    internal async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await Http.GetStringAsync(path)).RootElement;

    internal Task<JsonElement> WordingAsync() => GetAsync($"/api/v1/investigations/{FoundLeaver.IncidentId}/wording");

    /// <summary>The status of the wordings, once it is as wanted.</summary>
    internal async Task<JsonElement> StatusAsync(Func<JsonElement, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var status = (await GetAsync("/api/v1/status")).GetProperty("wording");
            if (wanted(status)) return status;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Commits an account with one more sentence and tells of it, as the engine does.</summary>
    internal void Grow(long epoch, string sentence)
    {
        var report = FoundLeaverReport.Report;
        State.Commit(new() { Epoch = epoch, Incidents = [FoundLeaver.Incident], Investigations = [report with { Account = [.. report.Account, new(Core.Investigation.AccountSection.Impact, sentence, ["f1"])] }] });
        Desk.Publish([], [FoundLeaver.Incident]);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        _model.Dispose();
        _telemetry.Dispose();
        State.Dispose();
        _folder.Delete(recursive: true);
    }
}

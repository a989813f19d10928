using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Windhover.FunctionalTests.Analyze;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Stores;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace Windhover.FunctionalTests.Operations;

/// <summary>The server over a real PostgreSQL: it finds what it finds over files, survives what it survives there, and an installation moves over.</summary>
public sealed class PostgreSqlTests(PostgreSqlServer server) : IDisposable
{
    private const int Records = 12_000;
    private const string Variable = "WINDHOVER_TEST_PASSWORD";
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal) { [Variable] = PostgreSqlServer.Password };
    private readonly TemporaryFolder folder = new();

    private string Logs => folder.File("logs");

    [Fact]
    public async Task AServerThatIsKilledGoesOnAndFindsWhatAServerOverFilesFinds()
    {
        Directory.CreateDirectory(Logs);
        Append(0, Records / 2);
        var config = await ConfigureAsync("first", "killed");
        await using (var serve = await ServeProcess.StartAsync(config, Environment))
        {
            await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) >= Records / 4);
            await serve.KillAsync();
        }

        Append(Records / 2, Records - (Records / 2));
        Append(Records, 1, last: true);
        var resumed = await FoundAsync(config);
        var plain = await FoundAsync(await ConfigureAsync("second", database: null));
        plain.Incidents.ShouldNotBe(0);
        resumed.ShouldBe(plain);
        Directory.EnumerateFiles(folder.File("first"), "*.db").ShouldBeEmpty("the state is in the database");
    }

    [Fact]
    public async Task AnInstallationThatIsMovedShowsTheSameAndNothingIsDoneToItsFiles()
    {
        Directory.CreateDirectory(Logs);
        Append(0, Records);
        Append(Records, 1, last: true);
        var files = await ConfigureAsync("data", database: null);
        (int Incidents, long Stored, string Alerts, string Text) before;
        string history, incident;
        await using (var serve = await ServeProcess.StartAsync(files))
        {
            before = await FoundAsync(serve);
            incident = (await serve.GetAsync("/api/v1/incidents")).GetProperty("items")[0].GetProperty("incident_id").GetString()!;
            (await serve.Http.PostAsJsonAsync($"/api/v1/incidents/{incident}/comments", new { text = "I look at it" })).EnsureSuccessStatusCode();
            history = (await serve.GetAsync($"/api/v1/incidents/{incident}/history")).GetRawText();
            before = await FoundAsync(serve);
            (await serve.TerminateAsync()).Code.ShouldBe(0);
        }

        var config = await ConfigureAsync("data", "moved", password: $"file:{folder.File("secret")}");
        await File.WriteAllTextAsync(folder.File("secret"), PostgreSqlServer.Password + "\n");
        var moved = AnalyzeProcess.Run("migrate-store", "--config", config);
        moved.ExitCode.ShouldBe(0, moved.Errors);
        moved.Output.ShouldContain("The audit log holds");
        (moved.Output + moved.Errors).ShouldNotContain(PostgreSqlServer.Password);
        AnalyzeProcess.Run("migrate-store", "--config", config).ExitCode.ShouldBe(0, "it was there already");

        await using (var serve = await ServeProcess.StartAsync(config))
        {
            (await FoundAsync(serve)).ShouldBe(before);
            (await serve.GetAsync($"/api/v1/incidents/{incident}/history")).GetRawText().ShouldBe(history);
            AnalyzeProcess.Run("migrate-store", "--config", config).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(1), r => r.Errors.ShouldContain("stop it first"));
            AnalyzeProcess.Run("user", "list", "--config", config).Output.ShouldContain("Anna\tadministrator");
            AnalyzeProcess.Run("audit", "verify", "--config", config).ExitCode.ShouldBe(0);
            serve.Said.ShouldNotContain(PostgreSqlServer.Password);
        }

        // What reads the old files would tell of an installation that is no more.
        Refused("in the database", "serve", "--config", files);
        Refused("in the database", "audit", "verify", "--data", folder.File("data"));
        Refused("in the database", "export", "--state", folder.File("data"), "--incident", incident, "--format", "json");
        Refused("in the database", "analyze", Logs, "--out", folder.File("found"), "--state", folder.File("data"));
        Refused("pg_dump", "backup", "--data", folder.File("data"), "--out", folder.File("backup.tar.gz"));
        var backup = AnalyzeProcess.Run("backup", "--data", folder.File("data"), "--out", folder.File("backup.tar.gz"), "--without-state");
        backup.ExitCode.ShouldBe(0, backup.Errors);
        AnalyzeProcess.Run("restore", "--from", folder.File("backup.tar.gz"), "--data", folder.File("data"), "--force").ExitCode.ShouldBe(0);
        Directory.EnumerateFiles(folder.File("data"), "*.db").ShouldBeEmpty("old files of the state are not in it");
        (await FoundAsync(config)).ShouldBe(before);
        AnalyzeProcess.Run("migrate-store", "--config", config, "--to", "files").ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(0, r.Errors));
        (await FoundAsync(files)).ShouldBe(before);
    }

    [Fact]
    public async Task ALostDatabaseStopsReadingAndWhenItIsBackNothingIsMissingOrDoubled()
    {
        await using var own = new PostgreSqlServer();
        await using var estate = new PushedEstate(folder.Path, folder.File("data"), $"state:\n  postgresql: {await own.AddressAsync("lost")}\n");
        await estate.StartAsync();
        await estate.PushAsync(0, 3000);
        await estate.EventsAsync(3000);
        await own.CrashAsync();
        await ReadinessAsync(estate.Serve, HttpStatusCode.ServiceUnavailable);
        var next = 3000;
        while (next < 40_000 && await estate.TryPushAsync(next, 500) == HttpStatusCode.OK) next += 500;
        (await estate.TryPushAsync(next, 500)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await estate.Serve.Http.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe("ok");
        using (var answer = await estate.Serve.Http.GetAsync(new Uri("/api/v1/incidents", UriKind.Relative)))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Not now: the database of the stores cannot be reached.");
        }

        await ReadinessAsync(estate.Serve, HttpStatusCode.ServiceUnavailable, "Nothing is read: the database of the stores cannot be reached.");
        await own.RestartAsync();
        await ReadinessAsync(estate.Serve, HttpStatusCode.OK);
        await estate.PushAsync(next, 500);
        await estate.PushAsync(next + 500, 1, _ => ApiCalls.Start.AddHours(4));
        next += 501;
        (await estate.EventsAsync(next)).ShouldBe(next, estate.Serve.Said);
        var query = $"/api/v1/events?limit=1&from={ApiCalls.Start.ToUnixTimeMilliseconds()}&to={ApiCalls.Start.AddHours(3).ToUnixTimeMilliseconds()}";
        (await estate.Serve.GetUntilAsync(query, page => page.GetProperty("total").GetInt64() >= next - 1)).GetProperty("total").GetInt64().ShouldBe(next - 1, estate.Serve.Said);
        estate.Serve.Said.ShouldContain("reading has stopped: the database of the stores cannot be reached");
        estate.Serve.Said.ShouldContain("reading goes on");
    }

    [Theory]
    [InlineData("state: files", 2, "state is a mapping with postgresql, password")]
    [InlineData("state:\n  host: db", 3, "state has postgresql, password")]
    [InlineData("state:\n  password: env:X", 3, "state needs postgresql")]
    [InlineData("state:\n  postgresql: Host=db;Database=w;Password=geheim", 3, "the password does not stand here")]
    [InlineData("state:\n  postgresql: Host=db;Database=w\n  password: geheim", 4, "password is env:NAME or file:PATH")]
    [InlineData("state:\n  postgresql: Host=db;Database=w\n  password: env:WINDHOVER_NO_SUCH_VARIABLE", 4, "password: the environment has no variable")]
    public void AWrongStateIsNamedWithItsLine(string yaml, int line, string words)
    {
        var path = folder.File("wrong.yaml");
        File.WriteAllText(path, $"data_folder: {folder.File("data")}\n{yaml}\n");
        var result = AnalyzeProcess.Run("serve", "--config", path);
        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"line {line}: {words}"));
        result.Errors.ShouldNotContain("geheim");
    }

    public void Dispose() => folder.Dispose();

    private static void Refused(string words, params string[] arguments)
    {
        var result = AnalyzeProcess.Run(arguments);
        result.ExitCode.ShouldNotBe(0, string.Join(' ', arguments));
        result.Errors.ShouldContain(words);
    }

    private static async Task ReadinessAsync(ServeProcess serve, HttpStatusCode wanted, string words = "")
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var tries = 0; tries < 300; tries++)
        {
            using var answer = await serve.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.StatusCode == wanted && (await answer.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal)) return;
            await timer.WaitForNextTickAsync();
        }

        throw new ShouldAssertException($"it did not answer {wanted} {words}: {serve.Said}");
    }

    private void Append(int first, int count, bool last = false) => File.AppendAllLines(Path.Combine(Logs, "calls.jsonl"), Enumerable.Range(first, count).Select(n => Line(n, last)));

    // Now and then somebody stops the log, which a model tells. The last is much later, so that the last window ends.
    private static string Line(int number, bool last)
    {
        var line = ApiCalls.Line(number, last ? ApiCalls.Start.AddHours(6) : ApiCalls.Start.AddMilliseconds(number * 400L));
        return number % 3000 != 1500
            ? line
            : line.Replace("s3.amazonaws.com", "cloudtrail.amazonaws.com", StringComparison.Ordinal).Replace("ListBuckets", "StopLogging", StringComparison.Ordinal)
                .Replace("\"readOnly\":true", "\"readOnly\":false", StringComparison.Ordinal);
    }

    private async Task<string> ConfigureAsync(string data, string? database, string password = $"env:{Variable}")
    {
        var config = folder.File($"{data}-{database}.yaml");
        var state = database is null ? "" : $"state:\n  postgresql: {await server.NetworkAddressAsync($"f_{database}")}\n  password: {password}\n";
        await File.WriteAllTextAsync(config, $"url: http://127.0.0.1:0\ndata_folder: {folder.File(data)}\nlive_lag_seconds: 1\ncommit_seconds: 1\nwatch_folders: [{Logs}]\n{state}");
        return config;
    }

    private static async Task<(int Incidents, long Stored, string Alerts, string Text)> FoundAsync(string config)
    {
        await using var serve = await ServeProcess.StartAsync(config, Environment);
        return await FoundAsync(serve);
    }

    private static async Task<(int Incidents, long Stored, string Alerts, string Text)> FoundAsync(ServeProcess serve)
    {
        var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) > Records);
        ServeProcess.Events(status, ApiCalls.Source).ShouldBe(Records + 1, serve.Said);
        var stored = await serve.GetUntilAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/events?limit=1&from=0&to={ApiCalls.Start.AddHours(5).ToUnixTimeMilliseconds()}"), p => p.GetProperty("total").GetInt64() >= Records);
        var alerts = await serve.GetAsync("/api/v1/alerts?limit=200");
        var incidents = await serve.GetAsync("/api/v1/incidents?limit=200");
        return (incidents.GetProperty("items").GetArrayLength(), stored.GetProperty("total").GetInt64(), alerts.GetRawText(), incidents.GetRawText());
    }
}

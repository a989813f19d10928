using System.Globalization;
using System.Net;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class OpenApiTests(RespondingServer server) : IClassFixture<RespondingServer>
{
    private static readonly string[] Contract =
    [
        "get /api/v1/status", "get /api/v1/incidents", "get /api/v1/incidents/{id}", "get /api/v1/incidents/{id}/alerts", "put /api/v1/incidents/{id}/status",
        "get /api/v1/alerts", "get /api/v1/alerts/{id}", "get /api/v1/alerts/{id}/records/{index}",
        "get /api/v1/incidents/{id}/export", "get /api/v1/alerts/{id}/export",
        "get /api/v1/investigations", "get /api/v1/investigations/counts", "get /api/v1/investigations/ask", "get /api/v1/investigations/{incident_id}", "get /api/v1/investigations/{incident_id}/wording",
        "get /api/v1/entities", "get /api/v1/entities/view",
        "put /api/v1/incidents/{id}/assignee", "post /api/v1/incidents/{id}/comments", "get /api/v1/incidents/{id}/history", "post /api/v1/incidents/{id}/expected", "get /api/v1/feedback", "delete /api/v1/feedback/{id}",
        "get /api/v1/incidents/facets", "get /api/v1/incidents/{id}/graph", "get /api/v1/search/fields", "get /api/v1/search/values", "get /api/v1/search/export", "get /api/v1/search/record", "get /api/v1/days",
        "get /api/v1/models/{id}", "put /api/v1/models/{id}", "get /api/v1/models/{id}/versions", "put /api/v1/models/{id}/scope", "post /api/v1/models/{id}/restore", "post /api/v1/models/{id}/check", "post /api/v1/backtests", "get /api/v1/backtests/{id}", "delete /api/v1/backtests/{id}",
        "get /api/v1/events", "get /api/v1/connections", "get /api/v1/hours", "get /api/v1/models", "get /api/v1/addresses/{address}", "get /api/v1/coverage", "get /api/v1/collections", "post /api/v1/collections/try", "get /api/v1/collections/{name}", "put /api/v1/collections/{name}", "delete /api/v1/collections/{name}", "get /api/v1/collections/{name}/versions", "post /api/v1/collections/{name}/pause", "post /api/v1/collections/{name}/resume",
        "get /api/v1/collectors", "get /api/v1/stream",
        "get /api/v1/response", "get /api/v1/response/mode", "get /api/v1/response/actions", "get /api/v1/response/actions/{id}", "get /api/v1/response/log", "get /api/v1/response/policy", "get /api/v1/response/policy/versions", "post /api/v1/response/policy/preview", "put /api/v1/response/policy",
        "get /api/v1/session", "post /api/v1/session", "delete /api/v1/session", "post /api/v1/session/welcome",
        "get /api/v1/me/sessions", "delete /api/v1/me/sessions/{id}", "put /api/v1/me/password", "post /api/v1/me/totp", "put /api/v1/me/totp", "delete /api/v1/me/totp",
        "get /api/v1/users", "post /api/v1/users", "put /api/v1/users/{name}", "post /api/v1/users/{name}/reset", "get /api/v1/tokens", "post /api/v1/tokens", "delete /api/v1/tokens/{id}", "get /api/v1/audit",
        "get /api/v1/outputs", "post /api/v1/outputs/{name}/test",
        "post /api/v1/response/actions/{id}/approve", "post /api/v1/response/actions/{id}/reject", "post /api/v1/response/actions/{id}/revert", "post /api/v1/response/actions/{id}/end",
    ];

    [Fact]
    public async Task TheDocumentIsTheOneThatWasReviewed()
    {
        var document = await server.Http.GetStringAsync("/openapi/v1.json");
        document = document.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var path = Path.Combine(Repository(), "docs", "reference", "openapi.json");
        if (Environment.GetEnvironmentVariable("WINDHOVER_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, document);
        }

        (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n").ShouldBe(document, "run again with WINDHOVER_ACCEPT=1 and review the difference");
    }

    [Fact]
    public async Task TheDocumentHoldsTheWholeContractAndNothingElse()
    {
        var paths = (await server.GetAsync("/openapi/v1.json")).GetProperty("paths");
        paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name} {path.Name}")).ShouldBe(Contract, ignoreOrder: true);
    }

    [Fact]
    public async Task EveryOperationIsNamedDescribedAndTyped()
    {
        var document = await server.GetAsync("/openapi/v1.json");
        List<string> ids = [];
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(verb => verb.Value))
        {
            ids.Add(operation.GetProperty("operationId").GetString()!);
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            var contents = operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().ToArray();
            contents.Length.ShouldBeGreaterThanOrEqualTo(1);
            if (!ids[^1].StartsWith("export_", StringComparison.Ordinal)) contents.Length.ShouldBe(1);
            foreach (var content in contents) content.Value.TryGetProperty("schema", out _).ShouldBeTrue();
        }

        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task NamesAreInSnakeCaseAndEnumsAreStrings()
    {
        var schemas = (await server.GetAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        foreach (var property in schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _)).SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()))
            property.Name.ShouldMatch("^[a-z][a-z0-9]*(_[a-z0-9]+)*$");
        schemas.GetProperty("Severity").GetProperty("type").GetString().ShouldBe("string");
        schemas.GetProperty("Severity").GetProperty("enum").EnumerateArray().Select(value => value.GetString()).ShouldBe(["informational", "low", "medium", "high", "critical"]);
        schemas.GetProperty("Address").GetProperty("type").GetString().ShouldBe("string");
    }

    [Fact]
    public async Task EveryReadTakesEachOfItsParametersAndNeverFails()
    {
        var backtest = (await server.DoAsync(HttpMethod.Post, "backtests", new { model = RunningServer.GuessedModel })).GetProperty("id").GetString()!;
        await server.DoAsync(HttpMethod.Put, "collections/quiet", new { collector = "http.push", settings = new { listen = "127.0.0.1:0" } });
        var document = await server.GetAsync("/openapi/v1.json");
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _) && !path.Name.EndsWith("/stream", StringComparison.Ordinal)))
        {
            var parameters = path.Value.GetProperty("get").TryGetProperty("parameters", out var given) ? given.EnumerateArray().ToArray() : [];
            var address = path.Name.Replace("{id}", IdAt(path.Name, backtest)).Replace("{incident_id}", "incident-02").Replace("{name}", "quiet").Replace("{index}", "0").Replace("{address}", "10.0.0.1");
            var query = parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query").ToArray();
            var required = query.Where(parameter => parameter.TryGetProperty("required", out var needed) && needed.GetBoolean()).ToArray();
            await AnswersAsync(address, required);
            foreach (var parameter in query.Where(parameter => parameter.GetProperty("name").GetString() != "cursor")) await AnswersAsync(address, [.. required.Except([parameter]), parameter]);
        }
    }

    private string IdAt(string path, string backtest) => path switch
    {
        _ when path.Contains("/alerts/{id}") => "alert-02",
        _ when path.Contains("/actions/{id}") => server.Standing,
        _ when path.Contains("/models/{id}") => RunningServer.GuessedModel,
        _ when path.Contains("/backtests/{id}") => backtest,
        _ => "incident-02",
    };

    private async Task AnswersAsync(string path, JsonElement[] parameters)
    {
        var request = path + "?" + string.Join('&', parameters.DistinctBy(Name).Select(parameter => $"{Name(parameter)}={Uri.EscapeDataString(Example(parameter))}"));
        using var answer = await server.Http.GetAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{request}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

    private static string Example(JsonElement parameter) => (Name(parameter), parameter.GetProperty("schema")) switch
    {
        ("address", _) => "10.0.0.1",
        ("id" or "entity", _) => "device:host/1",
        ("file", _) => "audit.log",
        ("offset", _) => "0",
        ("time", _) => Found.Start.ToString(CultureInfo.InvariantCulture),
        (_, var schema) when schema.TryGetProperty("enum", out var values) => values[0].GetString()!,
        (_, var schema) => schema.GetProperty("type").GetString() switch { "integer" => "1", "boolean" => "true", _ => "x" },
    };

    private static string Repository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Windhover.slnx"))) return folder;
        }

        throw new InvalidOperationException("Windhover.slnx is above no folder of the test");
    }
}

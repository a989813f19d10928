using System.Net;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Access;
using Xunit;

namespace Windhover.FunctionalTests.Access;

/// <summary>Calls every operation of the API's own description as nobody, as each role, and with tokens.</summary>
public sealed class RolesTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private static readonly string[] ForAnybody = ["get_session", "sign_in", "welcome_administrator"];

    [Fact]
    public async Task WhoIsNotSignedInIsAskedToByEveryOperationButThoseThatSignIn()
    {
        using var visit = server.Visit();
        foreach (var operation in await OperationsAsync())
        {
            if (operation.Role is null) operation.Id.ShouldBeOneOf(ForAnybody);
            else (await CallAsync(visit, operation)).ShouldBe(HttpStatusCode.Unauthorized, operation.Id);
        }
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Responder)]
    [InlineData(Role.Administrator)]
    public async Task APersonDoesWhatTheRoleMayAndNothingElse(Role role)
    {
        using var visit = await server.VisitAsync(role.ToString().ToLowerInvariant());
        foreach (var operation in (await OperationsAsync()).Where(o => o.Role is not null && o.Id != "sign_out"))
            await IsLetInAsync(visit, operation, role >= operation.Role);
        (await visit.WhoAsync()).ShouldBe(role.ToString().ToLowerInvariant(), "the walk itself ended no session");
        (await visit.StatusAsync(HttpMethod.Delete, "session")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Responder)]
    [InlineData(Role.Administrator)]
    public async Task ATokenDoesWhatItsRoleMayButNothingThatIsForPeople(Role role)
    {
        using var visit = await server.ProgramAsync(role);
        foreach (var operation in (await OperationsAsync()).Where(o => o.Role is not null)) await IsLetInAsync(visit, operation, role >= operation.Role && !operation.PeopleOnly);
    }

    [Fact]
    public async Task ATokenOfSomePartsIsRefusedByAllOthers()
    {
        using var visit = await server.ProgramAsync(Role.Administrator, scopes: ["alerts", "response"]);
        foreach (var operation in (await OperationsAsync()).Where(o => o.Role is not null))
            await IsLetInAsync(visit, operation, operation.Tag is "alerts" or "response" && !operation.PeopleOnly);
        (await visit.WhoAsync()).ShouldBe("administrator (token Administrator alerts response)");
    }

    [Fact]
    public async Task AnExpiredTokenIsNobody()
    {
        using var visit = await server.ProgramAsync(Role.Administrator, days: 1);
        (await visit.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.OK);
        var before = server.Time.Now;
        server.Time.Now += 86_400_000;
        foreach (var operation in (await OperationsAsync()).Where(o => o.Role is not null)) (await CallAsync(visit, operation)).ShouldBe(HttpStatusCode.Unauthorized, operation.Id);
        server.Time.Now = before;
    }

    [Fact]
    public async Task WritesAskForMoreThanAViewerButForOnesOwnAffairs()
    {
        var operations = await OperationsAsync();
        operations.Where(o => o.Method != HttpMethod.Get && o.Role == Role.Viewer).Select(o => o.Id)
            .ShouldBe(["sign_out", "end_my_session", "change_my_password", "offer_my_codes", "confirm_my_codes", "remove_my_codes"], ignoreOrder: true);
        operations.Single(o => o.Id == "assign_incident").Role.ShouldBe(Role.Analyst);
        operations.Single(o => o.Id == "save_policy").Role.ShouldBe(Role.Administrator);
        operations.Single(o => o.Id == "save_model").Role.ShouldBe(Role.Administrator);
        operations.Where(o => o.Id.EndsWith("_collection", StringComparison.Ordinal) || o.Id == "list_collection_versions").Select(o => o.Role).ShouldBe(Enumerable.Repeat<Role?>(Role.Administrator, 7));
        operations.Single(o => o.Id == "approve_action").Role.ShouldBe(Role.Responder);
        operations.Where(o => o.Tag is "users" or "tokens" or "audit").ShouldAllBe(o => o.Role == Role.Administrator);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("POST", "/api/v1/incidents")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/API/V1/incidents")]
    [InlineData("GET", "/api/v1//incidents")]
    [InlineData("GET", "/api/v1/incidents/")]
    [InlineData("HEAD", "/api/v1/incidents")]
    [InlineData("OPTIONS", "/api/v1/incidents")]
    public async Task NoSpellingOfAnAddressGetsAroundTheGate(string method, string path)
    {
        using var visit = server.Visit();
        (await visit.StatusAsync(new HttpMethod(method), path)).ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/incidents/incident-01")]
    [InlineData("/assets/app-1a2b.js")]
    [InlineData("/healthz")]
    public async Task PagesAndTheirFilesAreForEverybody(string path)
    {
        using var visit = server.Visit();
        (await visit.StatusAsync(HttpMethod.Get, path)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task IsLetInAsync(Visit visit, Operation operation, bool expected)
    {
        var status = await CallAsync(visit, operation);
        if (expected) status.ShouldNotBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError, HttpStatusCode.TooManyRequests);
        else status.ShouldBe(HttpStatusCode.Forbidden, operation.Id);
    }

    private static Task<HttpStatusCode> CallAsync(Visit visit, Operation operation) =>
        visit.StatusAsync(operation.Method, operation.Path, operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete ? null : new { });

    private async Task<Operation[]> OperationsAsync()
    {
        var paths = (await server.GetAsync("/openapi/v1.json")).GetProperty("paths");
        var operations = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => Operation.Of(path.Name, verb))).ToArray();
        operations.Length.ShouldBeGreaterThan(50);
        return operations;
    }

    private sealed record Operation(string Id, HttpMethod Method, string Path, Role? Role, bool PeopleOnly, string Tag)
    {
        public static Operation Of(string path, JsonProperty verb) => new(
            verb.Value.GetProperty("operationId").GetString()!,
            new HttpMethod(verb.Name.ToUpperInvariant()),
            path.Replace("{index}", "0").Replace("{address}", "10.0.0.1").Replace("{id}", "nothing").Replace("{incident_id}", "nothing").Replace("{name}", "nothing"),
            verb.Value.TryGetProperty("x-role", out var role) ? Enum.Parse<Role>(role.GetString()!, ignoreCase: true) : null,
            verb.Value.TryGetProperty("x-people-only", out _),
            verb.Value.GetProperty("tags")[0].GetString()!);
    }
}

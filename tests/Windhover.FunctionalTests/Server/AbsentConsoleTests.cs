using System.Net;
using Shouldly;
using Windhover.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class AbsentConsoleTests(AbsentConsoleTests.WithoutConsole server) : IClassFixture<AbsentConsoleTests.WithoutConsole>
{
    [Fact]
    public async Task WithoutAConsoleOneLineSaysHowToBuildIt()
    {
        using var answer = await server.Http.GetAsync("/");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("dotnet build");
        text.TrimEnd('\n').ShouldNotContain("\n");
    }

    [Fact]
    public async Task WithoutAConsoleTheApiStillAnswers() =>
        (await server.GetAsync("/api/v1/incidents")).GetProperty("total").GetInt64().ShouldBe(RunningServer.Findings);

    public sealed class WithoutConsole : RunningServer
    {
        protected override ServerOptions Options(string console) => base.Options(console) with { ConsoleDirectory = console + "-absent", Mode = ServerMode.Demo };
    }
}

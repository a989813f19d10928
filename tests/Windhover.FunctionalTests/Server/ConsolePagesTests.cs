using System.Net;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class ConsolePagesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/incidents")]
    [InlineData("/entities/device:host%2F1")]
    public async Task EveryAddressOfTheConsoleGivesItsPageFresh(string path)
    {
        using var answer = await server.Http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<title>console</title>");
    }

    [Fact]
    public async Task FilesNamedByTheirContentAreKeptAndTravelCompressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var answer = await server.Http.SendAsync(request);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
    }

    [Fact]
    public async Task WhatChangesIsNotAPage()
    {
        using var answer = await server.Http.PostAsync("/incidents", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        await answer.ProblemAsync();
    }
}

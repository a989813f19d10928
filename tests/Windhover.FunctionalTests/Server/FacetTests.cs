using System.Text.Json;
using Shouldly;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class FacetTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task IncidentsAreCountedByWhatTheyAreAmongWhatTheRestLeaves()
    {
        var all = await FacetsAsync("");
        all["severity"].ShouldBe([("low", 5), ("high", 1)]);
        all["verdict"].ShouldBe([("suspicious", 6)]);
        all["tactic"].ShouldBe([("TA0011", 6)]);
        all["provider"].ShouldBe([("plain", 6)]);
        all["account"].ShouldBe([("site-1", 6)]);
        all["entity"].Length.ShouldBe(6);

        var high = await FacetsAsync("?severity=high");
        high["severity"].ShouldBe([("low", 5), ("high", 1)], "the other values can still be chosen");
        high["entity"].ShouldBe([("device:host/5", 1)]);
    }

    [Theory]
    [InlineData("severity=low", 5)]
    [InlineData("severity=high&verdict=suspicious", 1)]
    [InlineData("verdict=benign", 0)]
    [InlineData("tactic=TA0011&provider=plain&account=site-1", 6)]
    [InlineData("provider=other", 0)]
    [InlineData("severity=low&text=web-2", 1)]
    [InlineData("severity=low&entity=device:host%2F3&status=open", 1)]
    [InlineData("severity=low&status=closed", 0)]
    [InlineData("severity=low&assigned=true", 0)]
    public async Task AFacetPicksIncidents(string query, int total) => (await server.GetAsync("/api/v1/incidents?" + query)).GetProperty("total").GetInt64().ShouldBe(total);

    [Fact]
    public async Task PagesOfPickedIncidentsGiveEachOnce()
    {
        List<string> seen = [];
        for (string? next = ""; next is not null;)
        {
            var page = await server.GetAsync($"/api/v1/incidents?verdict=suspicious&limit=4{(next.Length > 0 ? "&cursor=" + Uri.EscapeDataString(next) : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("incident_id").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        seen.ShouldBe(Enumerable.Range(0, RunningServer.Findings).Reverse().Select(number => $"incident-{number:00}"));
    }

    [Fact]
    public async Task TheGraphHoldsTheEntitiesAndWhatPassedBetweenThem()
    {
        var graph = await server.GetAsync("/api/v1/incidents/incident-02/graph");
        graph.GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("web-2");
        graph.GetProperty("left_out").GetInt32().ShouldBe(1, "nothing speaks of its peer");

        var all = await server.GetAsync("/api/v1/incidents/incident-02/graph?all=true");
        all.GetProperty("nodes").GetArrayLength().ShouldBe(2);
        var edge = all.GetProperty("edges").EnumerateArray().ShouldHaveSingleItem();
        edge.GetProperty("from").GetString().ShouldBe("device:host/2");
        edge.GetProperty("to").GetString().ShouldBe("2001:db8::1");
        edge.GetProperty("does").GetString().ShouldBe("TCP 445");
        edge.GetProperty("bytes").GetInt64().ShouldBe(3010);
        edge.GetProperty("first").GetInt64().ShouldBe(Found.Start + 2 * Found.Hour);
    }

    private async Task<Dictionary<string, (string Value, int Count)[]>> FacetsAsync(string query) =>
        (await server.GetAsync("/api/v1/incidents/facets" + query)).GetProperty("items").EnumerateArray().ToDictionary(facet => facet.GetProperty("name").GetString()!, Values);

    private static (string Value, int Count)[] Values(JsonElement facet) =>
        [.. facet.GetProperty("values").EnumerateArray().Select(value => (value.GetProperty("value").GetString()!, value.GetProperty("count").GetInt32()))];
}

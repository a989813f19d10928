using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class ResourceTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task TheStatusSaysWhatTheEngineReadAndWhatIsOpen()
    {
        var status = await server.GetAsync("/api/v1/status");
        status.GetProperty("mode").GetString().ShouldBe("serve");
        status.GetProperty("sign_in").GetBoolean().ShouldBeFalse();
        status.GetProperty("version").GetString().ShouldBe("0.1.0");
        status.GetProperty("engine").GetProperty("dead_letters").GetInt64().ShouldBe(1);
        status.GetProperty("open_incidents").GetInt64().ShouldBe(RunningServer.Findings);
        status.GetProperty("incidents_24h").GetInt64().ShouldBe(3); // raised 0–5 hours after the start; the last event is at 26 hours
        status.GetProperty("highest_open_score").GetDouble().ShouldBe(45);
    }

    [Fact]
    public async Task CoverageSaysWhatIsSilentUnreadableAndMissingWithItsSetting()
    {
        var source = (await server.GetAsync("/api/v1/coverage")).GetProperty("sources").EnumerateArray().ShouldHaveSingleItem();
        source.GetProperty("state").GetString().ShouldBe("silent");
        source.GetProperty("lag_p95").GetDouble().ShouldBe(12.5);
        source.GetProperty("dead_letter_reasons")[0].GetProperty("places")[0].GetProperty("offset").GetInt64().ShouldBe(40);
        source.GetProperty("missing")[0].GetProperty("fix").GetString().ShouldBe("Set clients to on");
        source.GetProperty("accounts")[0].GetProperty("silent_since").GetInt64().ShouldBe(Found.Start);
        source.GetProperty("accounts")[0].GetProperty("gaps").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("incidents", "incident_id")]
    [InlineData("alerts", "alert_id")]
    [InlineData("events", "record_id")]
    [InlineData("connections", "entity_id")]
    public async Task FollowingNextGivesEveryItemOnce(string list, string id)
    {
        List<string> seen = [];
        for (string? next = ""; next is not null;)
        {
            var page = await server.GetAsync($"/api/v1/{list}?limit=4{(next.Length > 0 ? "&cursor=" + Uri.EscapeDataString(next) : "")}");
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(4);
            page.GetProperty("total").GetInt64().ShouldBe(RunningServer.Findings);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(id).GetString()!));
            next = page.GetProperty("next").GetString();
        }

        seen.Count.ShouldBe(RunningServer.Findings);
        seen.ShouldBeUnique();
    }

    [Theory]
    [InlineData("incidents?min_severity=high", 1)]
    [InlineData("incidents?entity=device:host%2F2", 1)]
    [InlineData("incidents?text=WEB-3", 1)]
    [InlineData("incidents?status=closed", 0)]
    [InlineData("alerts?model=model.beacon", 3)]
    [InlineData("alerts?entity=device:host%2F2", 1)]
    [InlineData("events?operation=SignIn", 1)]
    [InlineData("events?class=authentication", 3)]
    [InlineData("events?address=10.0.0.3", 1)]
    [InlineData("events?source=plain.audit&outcome=success&service=store&account=site-1&region=north&agent=curl", 6)]
    [InlineData("events?region=south", 0)]
    [InlineData("events?entity=device:host%2F4", 1)]
    [InlineData("connections?port=444", 1)]
    [InlineData("connections?protocol=6&peer=2001:db8::1", 6)]
    [InlineData("connections?address=2001:db8::2", 0)]
    public async Task AFilterLeavesOnlyWhatMatches(string request, int expected) =>
        (await server.GetAsync("/api/v1/" + request)).GetProperty("total").GetInt64().ShouldBe(expected);

    [Theory]
    [InlineData("events", 2)]
    [InlineData("connections", 2)]
    public async Task APeriodHoldsItsStartAndNotItsEnd(string list, int expected) =>
        (await server.GetAsync($"/api/v1/{list}?from={Found.Start + Found.Hour}&to={Found.Start + 3 * Found.Hour}")).GetProperty("total").GetInt64().ShouldBe(expected);

    [Fact]
    public async Task AnIncidentIsWrittenInSnakeCaseWithItsNames()
    {
        var incident = await server.GetAsync("/api/v1/incidents/incident-05");
        incident.GetProperty("detected_at").GetInt64().ShouldBe(Found.Start + 5 * Found.Hour);
        incident.GetProperty("severity").GetString().ShouldBe("high");
        incident.GetProperty("verdict").GetString().ShouldBe("suspicious");
        incident.GetProperty("entities")[0].GetProperty("type").GetString().ShouldBe("device");
        incident.GetProperty("attacks")[0].GetProperty("technique").GetString().ShouldBe("T1071.001");
    }

    [Fact]
    public async Task TheAlertsOfAnIncidentCarryTheirLedger()
    {
        var alert = (await server.GetAsync("/api/v1/incidents/incident-01/alerts")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        alert.GetProperty("alert_id").GetString().ShouldBe("alert-01");
        alert.GetProperty("kind").GetString().ShouldBe("third_party");
        alert.GetProperty("contributions")[0].GetProperty("categorical").GetProperty("days_known").GetInt32().ShouldBe(9);
        (await server.GetAsync("/api/v1/alerts/alert-01")).GetRawText().ShouldBe(alert.GetRawText());
    }

    [Fact]
    public async Task AClosedIncidentStaysClosedAndMayBeReopened()
    {
        foreach (var status in new[] { "closed", "open" })
        {
            using var answer = await server.Http.PutAsJsonAsync("/api/v1/incidents/incident-00/status", new { status });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString().ShouldBe(status);
            (await server.GetAsync("/api/v1/incidents/incident-00")).GetProperty("status").GetString().ShouldBe(status);
            var open = (await server.GetAsync("/api/v1/status")).GetProperty("open_incidents").GetInt64();
            open.ShouldBe(status == "closed" ? RunningServer.Findings - 1 : RunningServer.Findings);
        }
    }

    [Fact]
    public async Task AnEntityIsFoundByAnyOfItsNamesAndShowsItsPatternOfLife()
    {
        foreach (var text in new[] { "WEB-2", "host%2F2", "10.0.0.2" })
        {
            var found = (await server.GetAsync($"/api/v1/entities?text={text}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
            found.GetProperty("entity").GetProperty("id").GetString().ShouldBe("device:host/2");
        }

        (await server.GetAsync("/api/v1/entities?limit=2")).GetProperty("items").GetArrayLength().ShouldBe(2);
        var view = await server.GetAsync("/api/v1/entities/view?id=device:host%2F2");
        view.GetProperty("hour_of_week").GetArrayLength().ShouldBe(168);
        view.GetProperty("addresses")[0].GetProperty("to").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task ANumberThatIsNoneIsNull() =>
        (await server.GetAsync("/api/v1/entities/view?id=device:host%2F1")).GetProperty("numbers")[0].GetProperty("last").ValueKind.ShouldBe(JsonValueKind.Null);

    [Fact]
    public async Task AddressesAreText()
    {
        (await server.GetAsync("/api/v1/events?operation=SignIn")).GetProperty("items")[0].GetProperty("source_address").GetString().ShouldBe("10.0.0.2");
        (await server.GetAsync("/api/v1/events?operation=SignIn")).GetProperty("items")[0].GetProperty("destination_address").GetString().ShouldBe("");
        (await server.GetAsync("/api/v1/connections")).GetProperty("items")[0].GetProperty("peer_address").GetString().ShouldBe("2001:db8::1");
    }

    [Fact]
    public async Task HoursAddUpWhatWasSent()
    {
        var hours = (await server.GetAsync($"/api/v1/hours?to={Found.Start + 2 * Found.Hour}")).GetProperty("items").EnumerateArray().ToArray();
        hours.Select(hour => hour.GetProperty("hour").GetInt64()).ShouldBe([Found.Start, Found.Start + Found.Hour]);
        hours.Select(hour => hour.GetProperty("bytes_out").GetInt64()).ShouldBe([1000, 2000]);
    }

    [Fact]
    public async Task ModelsSayWhyTheyMatter()
    {
        var model = (await server.GetAsync("/api/v1/models")).GetProperty("items").EnumerateArray().Single(m => m.GetProperty("id").GetString() == RunningServer.GuessedModel);
        model.GetProperty("false_positives")[0].GetString().ShouldBe("A device with an old password on a journey.");
        model.GetProperty("why").GetString().ShouldNotBeNull().ShouldStartWith("Dozens of refusals in minutes");
    }

    [Fact]
    public async Task TheServerSaysThatItLives() => (await server.Http.GetStringAsync("/healthz")).ShouldBe("ok");
}

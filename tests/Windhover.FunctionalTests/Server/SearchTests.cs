using System.Net;
using Shouldly;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class SearchTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("events", "operation:SignIn", 1)]
    [InlineData("events", "class:api_activity and not src_ip:10.0.0.1", 2)]
    [InlineData("events", "src_ip:10.0.0.0/30 or entity:host/5", 4)]
    [InlineData("events", "curl", 6)]
    [InlineData("connections", "port:443..444", 2)]
    [InlineData("connections", "bytes>4kB", 3)]
    public async Task AQueryFindsRows(string list, string query, int total) =>
        (await server.GetAsync($"/api/v1/{list}?q={Uri.EscapeDataString(query)}")).GetProperty("total").GetInt64().ShouldBe(total);

    [Fact]
    public async Task TheHoursAreThoseOfTheQuery()
    {
        var hours = (await server.GetAsync("/api/v1/hours?q=" + Uri.EscapeDataString("operation:SignIn"))).GetProperty("items");
        hours.EnumerateArray().ShouldHaveSingleItem().GetProperty("hour").GetInt64().ShouldBe(Found.Start + Found.Hour);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("connections")]
    [InlineData("hours")]
    public async Task AQueryThatCannotBeReadIsAnsweredWithItsPlace(string list)
    {
        using var answer = await server.Http.GetAsync($"/api/v1/{list}?q={Uri.EscapeDataString("port:22 and servce:dns")}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("parameter").GetString().ShouldBe("q");
        (problem.GetProperty("position").GetInt32(), problem.GetProperty("length").GetInt32()).ShouldBe((12, 6));
        problem.GetProperty("detail").GetString()!.ShouldContain("There is no field 'servce'");
    }

    [Fact]
    public async Task FieldsAndTheirValuesAreOffered()
    {
        var fields = (await server.GetAsync("/api/v1/search/fields")).GetProperty("items").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        fields["src_ip"].GetProperty("kind").GetString().ShouldBe("address");
        fields["operation"].GetProperty("connections").GetBoolean().ShouldBeFalse();
        var values = (await server.GetAsync("/api/v1/search/values?fields=operation,port&q=" + Uri.EscapeDataString("not src_ip:10.0.0.1"))).GetProperty("items");
        values[0].GetProperty("values").EnumerateArray().Select(value => (value.GetProperty("value").GetString(), value.GetProperty("count").GetInt64())).ShouldBe([("Read", 4), ("SignIn", 1)]);
        values[1].GetProperty("field").GetString().ShouldBe("port");
        (await server.GetAsync("/api/v1/search/values?fields=operation&prefix=sign")).GetProperty("items")[0].GetProperty("values").GetArrayLength().ShouldBe(1);
        using var unknown = await server.Http.GetAsync("/api/v1/search/values?fields=weather");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task WhatIsFoundIsExportedAsLinesAndAsATable()
    {
        using var lines = await server.Http.GetAsync("/api/v1/search/export?format=jsonl&q=" + Uri.EscapeDataString("operation:Read"));
        lines.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        lines.Headers.GetValues("Windhover-Total").ShouldBe(["5"]);
        (await lines.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);

        var table = (await server.Http.GetStringAsync("/api/v1/search/export?format=csv&kind=connections&q=port:443")).Split("\r\n");
        table[0].ShouldStartWith("hour,entity_id,peer,");
        table[1].ShouldContain("device:host/0,2001:db8::1");
        table.Length.ShouldBe(3, "a head, a row, and nothing behind its end");
    }

    [Fact]
    public async Task TheRecordOfARowIsReadAndNothingElse()
    {
        var row = (await server.GetAsync("/api/v1/events?q=operation:SignIn")).GetProperty("items")[0];
        var place = $"file=audit.log&offset={row.GetProperty("offset").GetInt64()}&time={row.GetProperty("time").GetInt64()}";
        var record = await server.GetAsync("/api/v1/search/record?" + place);
        (record.GetProperty("text").GetString(), record.GetProperty("source").GetString(), record.GetProperty("record_id").GetString()).ShouldBe(("record 1\r\n", "plain.audit", "r-1"));
        await NotFoundAsync(place.Replace("audit.log", "AUDIT.LOG"), "No row of that time was read from byte 10 of AUDIT.LOG.");
        await NotFoundAsync(place.Replace("offset=10", "offset=11"), "No row of that time was read from byte 11 of audit.log.");
        await NotFoundAsync(place.Replace("audit.log", "secret.txt"), "No row of that time was read from byte 10 of secret.txt.");
        await NotFoundAsync("kind=connections&" + place, "No row of that time was read from byte 10 of audit.log.");
        await NotFoundAsync($"kind=connections&file=flow.log&offset=0&time={Found.Start}", "The file of this record is gone: flow.log");
    }

    private async Task NotFoundAsync(string place, string detail)
    {
        using var answer = await server.Http.GetAsync("/api/v1/search/record?" + place);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, place);
        (await answer.ProblemAsync()).GetProperty("detail").GetString().ShouldBe(detail);
    }

    [Fact]
    public async Task TheDaysAreToldWithTheLastOneEndingNow()
    {
        var days = (await server.GetAsync("/api/v1/days")).GetProperty("items");
        days.GetArrayLength().ShouldBePositive();
        foreach (var day in days.EnumerateArray()) (day.GetProperty("to").GetInt64() - day.GetProperty("from").GetInt64()).ShouldBe(24 * Found.Hour);
    }
}

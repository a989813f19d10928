using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class ModelTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string Id = RunningServer.GuessedModel;

    [Fact]
    public async Task AModelIsToldWithItsTextItsSamplesAndWhatItDid()
    {
        var model = await server.GetAsync($"/api/v1/models/{Id}");
        model.GetProperty("yaml").GetString()!.ShouldContain($"id: {Id}");
        model.GetProperty("model").GetProperty("origin").GetString().ShouldBe("shipped");
        model.GetProperty("asks_pattern_of_life").GetBoolean().ShouldBeTrue();
        var samples = model.GetProperty("samples").EnumerateArray().ToArray();
        samples.Length.ShouldBeGreaterThanOrEqualTo(2);
        samples.ShouldAllBe(sample => sample.GetProperty("passed").GetBoolean());
        samples.Select(sample => sample.GetProperty("fires").GetBoolean()).ShouldContain(true);
        model.GetProperty("fired").GetProperty("alerts").GetInt32().ShouldBe(0);
        using var unknown = await server.Http.GetAsync("/api/v1/models/nothing");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AnEditedTextIsCheckedAndTheLineIsNamed()
    {
        var text = (await server.GetAsync($"/api/v1/models/{Id}")).GetProperty("yaml").GetString()!;
        var good = await CheckAsync(text);
        good.GetProperty("problems").GetArrayLength().ShouldBe(0);
        good.GetProperty("samples").GetArrayLength().ShouldBePositive();

        var line = text.Split('\n').ToList().FindIndex(each => each.StartsWith("severity:", StringComparison.Ordinal)) + 1;
        var problem = (await CheckAsync(text.Replace("severity: medium", "severity: dreadful", StringComparison.Ordinal))).GetProperty("problems")[0];
        problem.GetProperty("line").GetInt32().ShouldBe(line);
        problem.GetProperty("message").GetString()!.ShouldContain("critical");

        var silent = await CheckAsync(text.Replace("count: 30", "count: 9000", StringComparison.Ordinal));
        silent.GetProperty("samples").EnumerateArray().ShouldContain(sample => !sample.GetProperty("passed").GetBoolean(), "a sample that must fire does not");
    }

    [Fact]
    public async Task AnEditedModelIsRunOverTheLogsThatThereAre()
    {
        var time = DateTimeOffset.UtcNow.AddHours(-5).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(server.TrailFile, $$$"""
            {"eventVersion":"1.08","eventTime":"{{{time}}}","eventSource":"cloudtrail.amazonaws.com","eventName":"DeleteTrail","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli","eventID":"00000000-0000-4000-8000-000000000001","eventType":"AwsApiCall","recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333","userName":"alice"}}

            """);
        var yaml = $"id: {Id}\ntitle: \"{{actor}} did it\"\nwhy: Because.\nseverity: high\nattacks: [{{ tactic: TA0004, technique: T1098.003 }}]\nclasses: api_activity\nwhen: {{ field: operation, is: DeleteTrail }}\n";
        var job = await server.DoAsync(HttpMethod.Post, "backtests", new { model = Id, yaml });
        var id = job.GetProperty("id").GetString();
        while (job.GetProperty("state").GetString() == "running") job = await server.GetAsync($"/api/v1/backtests/{id}");
        job.GetProperty("state").GetString().ShouldBe("done", job.ToString());
        var report = job.GetProperty("report");
        report.GetProperty("fired").GetProperty("alerts").GetInt32().ShouldBe(1);
        report.GetProperty("titles")[0].GetString()!.ShouldContain("alice did it");
        report.GetProperty("opens").GetInt32().ShouldBe(1);

        using var wrong = await server.WriteAsync(HttpMethod.Post, "backtests", new { model = Id, yaml = "id: x" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var nobody = await server.WriteAsync(HttpMethod.Post, "backtests", new { model = Id }, person: "");
        nobody.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var unknown = await server.WriteAsync(HttpMethod.Post, "backtests", new { model = "nothing" });
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<JsonElement> CheckAsync(string yaml) => server.DoAsync(HttpMethod.Post, $"models/{Id}/check", new { yaml });
}

using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Xunit;

namespace Windhover.FunctionalTests.Models;

/// <summary>A model that is written in the console of a real server: the running engine goes by it, and so does the next one.</summary>
public sealed class ServedModelsTests
{
    private const string Yaml = """
        id: door-opened
        title: "{actor} opened the door"
        why: Nobody opens it.
        severity: high
        attacks: [{ tactic: TA0001, technique: T1078 }]
        classes: api_activity
        when: { field: operation, is: OpenDoor }
        samples:
          - { name: it opens, fires: true, events: [{ time: "2026-03-01T10:00:00Z", operation: OpenDoor, actor: alice }] }
          - { name: it closes, fires: false, events: [{ time: "2026-03-01T10:00:00Z", operation: CloseDoor, actor: alice }] }
        """;

    [Fact(Timeout = 240_000)]
    public async Task WhatIsSavedHoldsInTheRunningEngineAndAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("windhover-models-");
        var logs = folder.CreateSubdirectory("logs").FullName;
        var config = Path.Combine(folder.FullName, "windhover.yaml");
        await File.WriteAllTextAsync(config, $"url: http://127.0.0.1:0\ndata_folder: {folder.FullName}/data\nwatch_folders: [{logs}]\nlearned: false\nlive_lag_seconds: 1\ncommit_seconds: 1\n");
        await using (var serve = await ServeProcess.StartAsync(config))
        {
            Put(logs, 1, "alice");
            Put(logs, 2, "frank", "CloseDoor");
            await SeenAsync(serve, "alice");
            (await ChangeAsync(serve, HttpMethod.Put, "", new { yaml = Yaml, why = "There is a door." }, 0)).GetProperty("is_in_force").GetBoolean().ShouldBeTrue();
            Put(logs, 3, "bob");
            await AlertsAsync(serve, 1);
            await ChangeAsync(serve, HttpMethod.Put, "/scope", new { run = "only", accounts = new[] { "9999*" }, why = "The door is in that account." }, 1);
            Put(logs, 4, "carol");

            // What a crash takes from the last commit on is judged again, by the models that there are then: her window has to be over.
            Put(logs, 5, "erin");
            await SeenAsync(serve, "carol");
            await ChangeAsync(serve, HttpMethod.Put, "/scope", new { run = "everywhere", why = "It is everywhere." }, 2);
            await serve.KillAsync();
        }

        await using (var serve = await ServeProcess.StartAsync(config))
        {
            Put(logs, 6, "dana");
            (await AlertsAsync(serve, 3)).ShouldBe(["bob", "erin", "dana"], ignoreOrder: true, "carol's came while it ran in another account, alice's before there was a model");
            var audit = (await serve.GetAsync("/api/v1/audit")).GetProperty("items").EnumerateArray().Where(e => e.GetProperty("on").GetString() == "door-opened").ToArray();
            audit.Select(e => $"{e.GetProperty("who")} {e.GetProperty("what")} {e.GetProperty("detail")}").ShouldBe(
            [
                "Anna set_model_scope runs everywhere, version 3: It is everywhere.", "Anna set_model_scope runs only, version 2: The door is in that account.",
                "Anna save_model text, version 1: There is a door.",
            ]);
        }

        folder.Delete(recursive: true);
    }

    private static async Task<JsonElement> ChangeAsync(ServeProcess serve, HttpMethod method, string path, object body, int version)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/models/door-opened" + path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await serve.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<string[]> AlertsAsync(ServeProcess serve, int wanted)
    {
        var page = await serve.GetUntilAsync("/api/v1/alerts?model=door-opened", p => p.GetProperty("total").GetInt64() >= wanted);
        return [.. page.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("entity").GetProperty("name").GetString()!.Split('/')[^1])];
    }

    // Read is not judged yet: somebody is known once the ten minutes in which they came are over, which the next record of later ends.
    private static async Task SeenAsync(ServeProcess serve, string user) =>
        (await serve.GetUntilAsync($"/api/v1/entities?text={user}", e => e.GetProperty("items").GetArrayLength() > 0)).GetProperty("items").GetArrayLength().ShouldBe(1, user);

    private static void Put(string logs, int number, string user, string operation = "OpenDoor")
    {
        var time = DateTimeOffset.UtcNow.AddMinutes((number * 15) - 110).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var record = $$$"""
            {"Records":[{"eventVersion":"1.08","eventTime":"{{{time}}}","eventSource":"doors.amazonaws.com","eventName":"{{{operation}}}","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli","eventID":"e-{{{number}}}","eventType":"AwsApiCall","recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/{{{user}}}","accountId":"111122223333","userName":"{{{user}}}"}}]}
            """;
        File.WriteAllText(Path.Combine(logs, $"{number}.partial"), record);
        File.Move(Path.Combine(logs, $"{number}.partial"), Path.Combine(logs, $"{number}.json"));
    }
}

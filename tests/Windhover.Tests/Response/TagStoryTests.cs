using System.Globalization;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Response;
using Windhover.Testing.Stores;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Response;

/// <summary>From the log of a cloud to what is done: three machines are launched, tagged and, after somebody broke in, tagged anew, over a restart in between. The verdict alone is given.</summary>
public sealed class TagStoryTests : IDisposable
{
    private const string Jewel = "i-0aaaaaaaaaaaaaaaa";
    private const string Quiet = "i-0bbbbbbbbbbbbbbbb";
    private const string Plain = "i-0cccccccccccccccc";
    private readonly LiveEstate estate = new();
    private readonly TemporaryFolder folder = new();

    private DateTimeOffset Now => estate.Clock.GetUtcNow();

    [Fact]
    public async Task TagsOfBeforeDecideWhatIsDoneAndThoseOfAfterDoNot()
    {
        estate.Put("before.json", Records(
            Call(-2880, "RunInstances", new { instancesSet = new { items = Array.Empty<object>() } }, new { instancesSet = new { items = new[] { Launched(Jewel, "10.0.0.1", "crown-jewel", "yes"), Launched(Quiet, "10.0.0.2", "team", "shop"), Launched(Plain, "10.0.0.3", "team", "shop") } } }),
            Call(-2000, "CreateTags", Tagging([Quiet], Tag("windhover", "off")), null)));
        using (var first = estate.Run()) first.Finish(TestContext.Current.CancellationToken);
        estate.Put("after.json", Records(
            Call(-30, "DeleteTags", Tagging([Jewel], new { key = "crown-jewel" }), null),
            Call(-29, "CreateTags", Tagging([Jewel, Plain], Tag("windhover", "off")), null)));
        using var run = estate.Run();
        using var stop = new CancellationTokenSource();
        var running = run.RunAsync(stop.Token);
        await run.FinishAsync(TestContext.Current.CancellationToken);

        var view = (await run.DescribeAsync($"device:{Jewel}", TestContext.Current.CancellationToken)).ShouldNotBeNull();
        view.Tags.Select(t => $"{t} {Minutes(t.From)} {(t.To is { } to ? Minutes(to) : "")}".TrimEnd()).ShouldBe(["crown-jewel=yes -2880 -30", "windhover=off -29"]);
        (await run.DescribeAsync($"device:{Quiet}", TestContext.Current.CancellationToken))!.Tags.ShouldContain(t => t.ToString() == "windhover=off" && t.To == null);

        var policy = PolicyReader.Read("policy.yaml", """
            mode: autonomous
            rules:
              - { name: switched off, mode: "off", tags: windhover=off }
              - { name: jewels, mode: confirm, tags: crown-jewel=* }
            """);
        using var state = EmbeddedStores.OpenState(folder.File("found.db"));
        using var store = EmbeddedStores.OpenResponse(folder.File("response.db"));
        var platform = new MemoryPlatform();
        foreach (var id in new[] { Jewel, Quiet, Plain }) platform.Known.Add($"device:{id}");
        Find(state);
        await using (var desk = new ResponseDesk(policy, platform.AsPlatforms(), store, state, estate.Telemetry, estate.Clock, static _ => { }))
        {
            desk.Start(run);
            await desk.WaitUntilIdleAsync(TestContext.Current.CancellationToken);
        }

        var done = store.Actions(new ActionQuery { Limit = 10 }).Items.Select(a => $"{a.Containment.Entity.Id} {a.Rule} {a.Status}").Order(StringComparer.Ordinal).ToList();
        done.ShouldBe([$"device:{Jewel} jewels Proposed", $"device:{Plain}  Active"], customMessage: "the quiet one was switched off before all of this");
        await stop.CancelAsync();
        await running;
    }

    public void Dispose()
    {
        estate.Dispose();
        folder.Dispose();
    }

    private void Find(IStateStore state)
    {
        var now = Now.ToUnixTimeMilliseconds();
        var found = new[] { Jewel, Quiet, Plain }.Select((id, index) =>
        {
            var entity = new EntityRef { Type = EntityType.Device, Id = $"device:{id}", Name = id, Ips = [$"10.0.0.{index + 1}"] };
            var incident = StateSamples.Incident($"in-{index}", now) with { StartTime = now - 3_600_000, Verdict = Verdict.Malicious, Entities = [entity] };
            var deviation = new Deviation { Entity = entity, IsMain = true, Connections = [ResponseEstate.To("203.0.113.77", now)], Last = now };
            return (incident, StateSamples.Investigation($"in-{index}", now) with { Deviations = [deviation] });
        }).ToList();
        state.Commit(new StateChange { Epoch = 1, Incidents = [.. found.Select(f => f.incident)], Investigations = [.. found.Select(f => f.Item2)] });
    }

    private string Minutes(long time) => ((DateTimeOffset.FromUnixTimeMilliseconds(time) - Now).TotalMinutes).ToString("0", CultureInfo.InvariantCulture);

    private static string Records(params object[] records) => JsonSerializer.Serialize(new { Records = records });

    private static object Tag(string key, string value) => new { key, value };

    private static object Tagging(string[] ids, object tag) => new { resourcesSet = new { items = ids.Select(resourceId => new { resourceId }) }, tagSet = new { items = new[] { tag } } };

    private static object Launched(string instanceId, string privateIpAddress, string key, string value) => new { instanceId, privateIpAddress, vpcId = "vpc-1", tagSet = new { items = new[] { Tag(key, value) } } };

    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
    private object Call(int minutes, string operation, object requestParameters, object? responseElements) => new
    {
        eventVersion = "1.11",
        userIdentity = new { type = "IAMUser", principalId = "AIDAEXAMPLE0000000001", arn = "arn:aws:iam::111122223333:user/ada", accountId = "111122223333", accessKeyId = "AKIAEXAMPLE000000001", userName = "ada" },
        eventTime = Now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        eventSource = "ec2.amazonaws.com",
        eventName = operation,
        awsRegion = "eu-central-1",
        sourceIPAddress = "198.51.100.23",
        userAgent = "aws-cli/2.15.0",
        requestParameters,
        responseElements,
        eventID = new Guid(2880 + minutes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
        eventType = "AwsApiCall",
        recipientAccountId = "111122223333",
    };
}

using System.Reflection;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Server;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>
/// From the log to the disabled key and back: a user works through one access key for a week and somebody uses another of hers once. The engine reads that from CloudTrail's file; the verdict alone is given.
/// </summary>
[Collection(SharedMoto.Name)]
public sealed class AccessKeyStoryTests(SharedMoto shared)
{
    private const string Arn = $"arn:aws:iam::{Administrator.Account}:user/ada";

    private static readonly Assembly Integrations = Assembly.Load("Windhover.Integrations");

    [Fact]
    public async Task TheKeyThatWasMisusedIsDisabledTheOtherWorksOnAndUndoingMakesItWorkAgain()
    {
        var moto = await shared.EmptyAsync();
        using var administrator = new Administrator(moto);
        await administrator.IamAsync("Action=CreateUser&UserName=ada");
        var own = Administrator.Text(await administrator.IamAsync("Action=CreateAccessKey&UserName=ada"), "AccessKeyId");
        var stolen = Administrator.Text(await administrator.IamAsync("Action=CreateAccessKey&UserName=ada"), "AccessKeyId");
        var (key, secret) = await administrator.UserAsync("windhover", AwsPlatform.Catalogue.Actions.Where(a => a.Descriptor.Responder == "aws").SelectMany(a => a.Descriptor.Permissions).Append("sts:GetCallerIdentity").Distinct());
        await moto.EnforceAsync();
        await using var aws = AwsPlatform.Open(moto.Address, key, secret);

        using var folder = new TemporaryFolder();
        using var state = EmbeddedStores.OpenState(folder.File("state.db"));
        using var telemetry = EmbeddedStores.OpenTelemetry(folder.File("telemetry.duckdb"));
        using var store = EmbeddedStores.OpenResponse(folder.File("response.db"));
        var now = TimeProvider.System.GetUtcNow();
        Read(folder, telemetry, [.. Enumerable.Range(1, 7).Select(day => Call(now.AddDays(-day), own, "GetUser")), Call(now.AddMinutes(-3), own, "GetUser"), Call(now.AddMinutes(-2), stolen, "CreateUser")]);
        var who = new EntityRef { Type = EntityType.Identity, Id = "identity:" + Arn, Name = "ada", Account = Administrator.Account };
        Find(state, who, now.ToUnixTimeMilliseconds());

        var platforms = new Platforms(AwsPlatform.Catalogue, [new NamedConnection("account", "aws", aws)]);
        await using var desk = new ResponseDesk(new ResponsePolicy { Mode = ResponseMode.Autonomous }, platforms, store, state, telemetry, TimeProvider.System, static _ => { });
        desk.Start(new RecordedEngine { Entities = [] });
        await desk.WaitUntilIdleAsync(TestContext.Current.CancellationToken);

        var action = store.Actions(new ActionQuery()).Items.ShouldHaveSingleItem();
        (action.Action, action.Containment.Credential, action.Status).ShouldBe(("aws.disable-access-key", stolen, ActionStatus.Active), string.Join(' ', store.Log().Items.Select(e => e.Text)));
        (action.Simulation.Normal, action.Simulation.NormalBlocked).ShouldBe((7, 0), "what the other key did today is no part of the week before");
        (await StatesAsync(administrator)).ShouldBe([(own, "Active"), (stolen, "Inactive")], ignoreOrder: true);

        (await desk.RevertAsync(action.ActionId, "Anna", null, TestContext.Current.CancellationToken))!.Status.ShouldBe(ActionStatus.Reverted);
        (await StatesAsync(administrator)).ShouldAllBe(k => k.State == "Active");
        (await administrator.DumpAsync("iam", "Action=ListUserTags&UserName=ada")).ShouldNotContain("windhover-");
    }

    private static void Read(TemporaryFolder folder, ITelemetryStore telemetry, object[] records)
    {
        Directory.CreateDirectory(folder.File("logs"));
        File.WriteAllText(folder.File("logs/trail.json"), JsonSerializer.Serialize(new { Records = records }));
        using var own = EmbeddedStores.OpenState(folder.File("engine.db"));
        using var run = new AnalysisRun(SourceCatalogue.In(Integrations), ModelCatalogue.Load([Integrations], [], samples: false), new RunOptions(), TimeProvider.System, own, telemetry);
        run.Run([folder.File("logs")]);
        telemetry.Events(new()).Items.Count.ShouldBe(records.Length);
    }

    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
    private static object Call(DateTimeOffset time, string key, string operation) => new
    {
        eventVersion = "1.11",
        userIdentity = new { type = "IAMUser", principalId = "AIDAEXAMPLE0000000001", arn = Arn, accountId = Administrator.Account, accessKeyId = key, userName = "ada" },
        eventTime = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        eventSource = "iam.amazonaws.com",
        eventName = operation,
        awsRegion = "us-east-1",
        sourceIPAddress = "198.51.100.23",
        userAgent = "aws-cli/2.15.0",
        requestParameters = new { userName = "eve" },
        requestID = Guid.NewGuid(),
        eventID = Guid.NewGuid(),
        eventType = "AwsApiCall",
        managementEvent = true,
        recipientAccountId = Administrator.Account,
        eventCategory = "Management",
    };

    private static void Find(IStateStore state, EntityRef who, long now)
    {
        var incident = StateSamples.Incident("in-1", now) with { StartTime = now - 3_600_000, Verdict = Verdict.Malicious, Entities = [who] };
        var deviation = new Deviation { Entity = who, IsMain = true, Operations = ["CreateUser"], Last = now };
        state.Commit(new StateChange { Epoch = 1, Incidents = [incident], Investigations = [StateSamples.Investigation("in-1", now) with { Deviations = [deviation] }] });
    }

    private static async Task<IReadOnlyList<(string Key, string State)>> StatesAsync(Administrator administrator)
    {
        var keys = await administrator.IamAsync("Action=ListAccessKeys&UserName=ada");
        return [.. keys.Descendants().Where(e => e.Name.LocalName == "member").Select(m => (Administrator.Text(m, "AccessKeyId"), Administrator.Text(m, "Status")))];
    }
}

using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>Answers that are late, limited, split, endless or made to hurt.</summary>
public sealed class HostileAnswerTests
{
    private const string Instance = "i-0123456789abcdef0";
    private const string Limited = "<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors></Response>";

    [Fact]
    public async Task ALimitThatIsHitIsWaitedForAndPagesAreReadToTheEnd()
    {
        await using var peer = await AwsPeer.StartAsync((form, count) => count switch
        {
            1 or 3 => (503, Limited),
            _ when form["NextToken"] == "more&Action=x" => (200, Page("eni-00000000000000002", "")),
            _ => (200, Page("eni-00000000000000001", "more&amp;Action=x")),
        });
        (await PlanAsync(peer)).Place.ShouldBe("eni-00000000000000001, eni-00000000000000002");
        peer.Calls.Count.ShouldBe(4);
        peer.Calls.ShouldAllBe(f => f["Action"] == "DescribeNetworkInterfaces" && f["Filter.1.Value.1"] == Instance);
    }

    [Fact]
    public async Task ALimitThatDoesNotEndIsTold()
    {
        await using var peer = await AwsPeer.StartAsync((_, _) => (503, Limited));
        (await Should.ThrowAsync<ActionFailedException>(() => PlanAsync(peer))).Message.ShouldContain("RequestLimitExceeded");
        peer.Calls.Count.ShouldBe(4);
    }

    [Fact]
    public async Task PagesThatNeverEndAreNotReadForEver()
    {
        await using var peer = await AwsPeer.StartAsync((_, _) => (200, Page("eni-00000000000000001", "again")));
        (await Should.ThrowAsync<ActionFailedException>(() => PlanAsync(peer))).Message.ShouldContain("do not end");
        peer.Calls.Count.ShouldBeLessThan(20);
    }

    [Theory]
    [InlineData("<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><r>&b;</r>")]
    [InlineData("<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r/>")]
    [InlineData("not xml at all")]
    [InlineData("")]
    public async Task AnAnswerThatIsNoPlainXmlIsAFailureAndNothingElse(string body)
    {
        await using var peer = await AwsPeer.StartAsync((_, _) => (200, body));
        (await Should.ThrowAsync<ActionFailedException>(() => PlanAsync(peer))).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task AnAnswerThatIsTooDeepOrTooLongIsNotRead()
    {
        await using var deep = await AwsPeer.StartAsync((_, _) => (200, string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))));
        (await Should.ThrowAsync<ActionFailedException>(() => PlanAsync(deep))).Message.ShouldContain("deeper");
        await using var longer = await AwsPeer.StartAsync((_, _) => (200, $"<a>{new string('a', 17 << 20)}</a>"));
        await Should.ThrowAsync<ActionFailedException>(() => PlanAsync(longer));
    }

    [Fact]
    public async Task ACallThatChangesIsNotMadeAgainWhenItIsNotKnownWhatItDid()
    {
        await using var peer = await AwsPeer.StartAsync((form, _) => form["Action"] == "CreateSecurityGroup" ? (500, "<Response><Errors><Error><Code>InternalError</Code><Message>Try later.</Message></Error></Errors></Response>")
            : (200, Page("eni-00000000000000001", "")));
        await using var connection = AwsPlatform.Open(peer.Address, "AKIA0000000000000000", "secret", ("regions", Administrator.Region));
        var action = AwsPlatform.Catalogue.Action("aws.quarantine")!;
        var plan = await action.PlanAsync(connection, Request, TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<ActionFailedException>(() => action.ApplyAsync(connection, plan, TestContext.Current.CancellationToken))).Message.ShouldContain("InternalError");
        peer.Calls.Count(f => f["Action"] == "CreateSecurityGroup").ShouldBe(1);
    }

    [Theory]
    [InlineData("aws.quarantine", "device:i-0123456789abcdef0&Action=DeleteVpc")]
    [InlineData("aws.quarantine", "device:i-*")]
    [InlineData("aws.quarantine", "device:i-0123456789abcdef0\n")]
    [InlineData("aws.nacl-deny", "device:10.0.0.0/8")]
    [InlineData("aws.nacl-deny", "device:arn:aws:ecs:eu-central-1:123456789012:task/x/y")]
    [InlineData("aws.snapshot-volumes", "device:eni-0123456789abcdef0")]
    [InlineData("aws.block-public-access", "resource:arn:aws:s3:::../../other?publicAccessBlock")]
    [InlineData("aws.block-public-access", "resource:arn:aws:dynamodb:eu-central-1:123456789012:table/x")]
    [InlineData("aws.disable-access-key", "identity:arn:aws:iam::123456789012:user/mallory")]
    public async Task ANameThatThePlatformDoesNotHaveNeverReachesIt(string action, string id)
    {
        await using var peer = await AwsPeer.StartAsync((_, _) => (200, "<x/>"));
        await using var connection = AwsPlatform.Open(peer.Address, "AKIA0000000000000000", "secret");
        var wanted = Request.Wanted with { Entity = Request.Wanted.Entity with { Id = id }, Credential = "AKIA0000000000000000&Status=Active", Block = [new()] };
        await Should.ThrowAsync<ActionRefusedException>(() => AwsPlatform.Catalogue.Action(action)!.PlanAsync(connection, Request with { Wanted = wanted }, TestContext.Current.CancellationToken));
        peer.Calls.ShouldBeEmpty();
    }

    private static ActionRequest Request => new("ac-1", new Containment
    {
        Kind = ContainmentKind.Quarantine, Entity = new EntityRef { Type = EntityType.Device, Id = $"device:{Instance}", Name = "x" },
    }, AwsPlatform.Now, AwsPlatform.Now + 1);

    private static async Task<ActionPlan> PlanAsync(AwsPeer peer)
    {
        await using var connection = AwsPlatform.Open(peer.Address, "AKIA0000000000000000", "secret", ("regions", Administrator.Region));
        return await AwsPlatform.Catalogue.Action("aws.quarantine")!.PlanAsync(connection, Request, TestContext.Current.CancellationToken);
    }

    private static string Page(string eni, string next) =>
        $"<DescribeNetworkInterfacesResponse><networkInterfaceSet><item><networkInterfaceId>{eni}</networkInterfaceId><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><groupSet><item><groupId>sg-1</groupId></item></groupSet></item></networkInterfaceSet><nextToken>{next}</nextToken></DescribeNetworkInterfacesResponse>";
}

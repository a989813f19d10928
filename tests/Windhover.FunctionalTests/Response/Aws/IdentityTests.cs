using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>A user and a role; which of them an action is about, its test says.</summary>
public abstract class InlineDenyConformance(SharedMoto shared) : AwsActionConformance(shared)
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";

    protected abstract bool IsRole { get; }

    // The other kind's permissions are for the other kind.
    protected override IReadOnlyList<string> NotAsked => [.. Action.Descriptor.Permissions.Where(p => p.Contains(IsRole ? "User" : "Role", StringComparison.Ordinal))];

    private protected abstract Containment Wanted(string identity);

    private protected sealed override async Task<AwsStage> StageAsync(Administrator administrator)
    {
        await administrator.IamAsync("Action=CreateUser&UserName=mallory&Path=/team/");
        await administrator.IamAsync($"Action=CreateRole&RoleName=build&AssumeRolePolicyDocument={Uri.EscapeDataString(Trust)}");
        await administrator.IamAsync("Action=PutUserPolicy&UserName=mallory&PolicyName=theirs&PolicyDocument=" + Uri.EscapeDataString(Trust.Replace("\"Principal\":{\"AWS\":\"*\"},", "\"Resource\":\"*\",", StringComparison.Ordinal)));
        var arn = $"identity:arn:aws:iam::{Administrator.Account}:{(IsRole ? "role/build" : "user/team/mallory")}";
        var policy = IsRole ? "RolePolicy&RoleName=build" : "UserPolicy&UserName=mallory";
        async Task<string> Dump()
        {
            var all = await administrator.DumpAsync("iam", IsRole ? "Action=ListRolePolicies&RoleName=build" : "Action=ListUserPolicies&UserName=mallory");
            return all.Contains("windhover-", StringComparison.Ordinal) ? all + await administrator.DumpAsync("iam", $"Action=Get{policy}&PolicyName=windhover-ac-0123456789ab") : all;
        }

        var wanted = Wanted(arn);
        return new(wanted, wanted with { Entity = wanted.Entity with { Id = arn + "-is-not-there" } }, Dump, _ => administrator.IamAsync(
            $"Action=Put{policy}&PolicyName=windhover-ac-0123456789ab&PolicyDocument={Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""")}"), Dump);
    }
}

[Collection(SharedMoto.Name)]
public sealed class DenyOperationsTests(SharedMoto shared) : InlineDenyConformance(shared)
{
    protected override string Name => "aws.deny-operations";

    protected override bool IsRole => false;

    private protected override Containment Wanted(string identity) =>
        Of(ContainmentKind.DenyOperations, EntityType.Identity, identity) with { Operations = ["s3.amazonaws.com GetObject", "signin.amazonaws.com ConsoleLogin", "iam.amazonaws.com *"] };

    [Fact]
    public async Task OnlyWhatCanBeNamedIsDeniedAndTheRestIsSaid()
    {
        await using var platform = await StartAsync(Action.Descriptor.Permissions);
        var plan = await Action.PlanAsync(platform.Connection, platform.Request, TestContext.Current.CancellationToken);
        plan.Text.ShouldContain("denies s3:GetObject, s3:GetObjectVersion. Not denied: iam.amazonaws.com  (it is no operation of AWS); signin.amazonaws.com ConsoleLogin (");
        plan.Change["Document"]!.ToJsonString().ShouldBe("""{"Version":"2012-10-17","Statement":[{"Sid":"Windhover","Effect":"Deny","Action":["s3:GetObject","s3:GetObjectVersion"],"Resource":"*"}]}""");
    }

    [Fact]
    public async Task AServiceThatWasNeverUsedIsDeniedWholeWhereTheLogShowsAllOfIt()
    {
        await using var platform = await StartAsync(Action.Descriptor.Permissions);
        var wanted = platform.Request.Wanted with { Operations = ["iam.amazonaws.com CreateUser", "s3.amazonaws.com GetObject"], Services = ["iam.amazonaws.com", "s3.amazonaws.com", "iam.amazonaws.com *"] };
        var plan = await Action.PlanAsync(platform.Connection, platform.Request with { Wanted = wanted }, TestContext.Current.CancellationToken);
        plan.Change["Document"]!["Statement"]![0]!["Action"]!.ToJsonString().ShouldBe("""["iam:*","s3:GetObject","s3:GetObjectVersion"]""");
    }

    [Fact]
    public async Task WindhoversOwnIdentityAndAnotherAccountsAreRefused()
    {
        await using var platform = await StartAsync(Action.Descriptor.Permissions);
        var own = Wanted($"identity:arn:aws:iam::{Administrator.Account}:user/windhover");
        (await Should.ThrowAsync<ActionRefusedException>(() => Action.PlanAsync(platform.Connection, platform.Request with { Wanted = own }, TestContext.Current.CancellationToken))).Message.ShouldContain("Windhover itself");
        var other = Wanted("identity:arn:aws:iam::210987654321:user/team/mallory");
        (await Should.ThrowAsync<ActionRefusedException>(() => Action.PlanAsync(platform.Connection, platform.Request with { Wanted = other }, TestContext.Current.CancellationToken))).Message.ShouldContain("210987654321");
    }

    [Theory]
    [InlineData("identity:arn:aws:iam::123456789012:user/mallory&Action=DeleteUser")]
    [InlineData("identity:arn:aws:iam::123456789012:user/*")]
    [InlineData("identity:arn:aws:iam::123456789012:root")]
    [InlineData("identity:arn:aws:iam::123456789012:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX")]
    [InlineData("identity:ec2.amazonaws.com")]
    [InlineData("identity:arn:aws:iam::123456789012:user/mallory\n")]
    public async Task ANameThatIsNoUserOrRoleNeverReachesThePlatform(string id)
    {
        await using var platform = await StartAsync(Action.Descriptor.Permissions);
        await Should.ThrowAsync<ActionRefusedException>(() => Action.PlanAsync(platform.Connection, platform.Request with { Wanted = Wanted(id) }, TestContext.Current.CancellationToken));
    }
}

[Collection(SharedMoto.Name)]
public sealed class DenyOperationsOfARoleTests(SharedMoto shared) : InlineDenyConformance(shared)
{
    protected override string Name => "aws.deny-operations";

    protected override bool IsRole => true;

    private protected override Containment Wanted(string identity) => Of(ContainmentKind.DenyOperations, EntityType.Identity, identity) with { Operations = ["ec2.amazonaws.com RunInstances"] };
}

[Collection(SharedMoto.Name)]
public sealed class RevokeSessionsTests(SharedMoto shared) : InlineDenyConformance(shared)
{
    protected override string Name => "aws.revoke-sessions";

    protected override bool IsRole => true;

    private protected override Containment Wanted(string identity) => Of(ContainmentKind.RevokeSessions, EntityType.Identity, identity) with { SessionsBefore = AwsPlatform.Now };

    // The emulator does not look at conditions: what the policy says is compared with what AWS documents.
    [Fact]
    public async Task ThePolicyIsTheOneThatTheConsolePutsOn()
    {
        await using var platform = await StartAsync(Action.Descriptor.Permissions);
        var plan = await Action.PlanAsync(platform.Connection, platform.Request, TestContext.Current.CancellationToken);
        plan.Change["Document"]!["Statement"]![0]!["Condition"]!.ToJsonString().ShouldBe("""{"DateLessThan":{"aws:TokenIssueTime":"2026-05-28T20:26:40.000Z"}}""");
    }
}

[Collection(SharedMoto.Name)]
public sealed class DisableConsoleLoginTests(SharedMoto shared) : InlineDenyConformance(shared)
{
    protected override string Name => "aws.disable-console-login";

    protected override bool IsRole => false;

    private protected override Containment Wanted(string identity) => Of(ContainmentKind.DisableIdentity, EntityType.Identity, identity);
}

[Collection(SharedMoto.Name)]
public sealed class DisableAccessKeyTests(SharedMoto shared) : AwsActionConformance(shared)
{
    protected override string Name => "aws.disable-access-key";

    private protected override async Task<AwsStage> StageAsync(Administrator administrator)
    {
        await administrator.IamAsync("Action=CreateUser&UserName=mallory");
        var key = Administrator.Text(await administrator.IamAsync("Action=CreateAccessKey&UserName=mallory"), "AccessKeyId");
        var wanted = Of(ContainmentKind.DisableCredential, EntityType.Identity, $"identity:arn:aws:iam::{Administrator.Account}:user/mallory") with { Credential = key };
        Task<string> Dump() => administrator.DumpAsync("iam", "Action=ListAccessKeys&UserName=mallory", "Action=ListUserTags&UserName=mallory");

        // A person who wants the key to stay inactive takes the tag away.
        return new(wanted, wanted with { Credential = "AKIA0000000000000000" }, Dump, _ => administrator.IamAsync("Action=UntagUser&UserName=mallory&TagKeys.member.1=windhover-ac-0123456789ab"), Dump);
    }
}

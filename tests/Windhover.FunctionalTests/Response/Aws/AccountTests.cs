using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.FunctionalTests.Collection.Aws;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>One connection, and a role in each account.</summary>
[Collection(SharedMoto.Name)]
public sealed class AccountTests(SharedMoto shared)
{
    private const string Role = "arn:aws:iam::{account}:role/windhover-logs";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnIdentityOfAnotherAccountIsReachedByTheRoleThere()
    {
        var moto = await shared.EmptyAsync();
        using var cloud = new Cloud(moto.Address);
        await cloud.OrganizationAsync();
        var account = await cloud.AccountAsync("team", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        await using var connection = AwsPlatform.Open(moto.Address, "AKIAROOT", "root-secret", ("role", Role));
        var action = AwsPlatform.Catalogue.Action("aws.revoke-sessions")!;

        // The role that was made there for logs is the one that acts: it refuses to lock itself out, which shows who it is.
        (await Should.ThrowAsync<ActionRefusedException>(() => action.PlanAsync(connection, Of($"arn:aws:iam::{account}:role/windhover-logs", account), Cancellation))).Message.ShouldContain("Windhover itself");
        (await Should.ThrowAsync<ActionRefusedException>(() => action.PlanAsync(connection, Of($"arn:aws:iam::{account}:role/nobody", account), Cancellation))).Message.ShouldContain($"Account {account} has no role nobody");
    }

    [Fact]
    public async Task AMachineWhoseAccountIsNotKnownIsRefusedWhereTheRoleGoesByTheAccount()
    {
        var moto = await shared.EmptyAsync();
        await using var connection = AwsPlatform.Open(moto.Address, "AKIAROOT", "root-secret", ("role", Role));
        var wanted = new Containment { Kind = ContainmentKind.Quarantine, Entity = new EntityRef { Type = EntityType.Device, Id = "device:i-0123456789abcdef0", Name = "x", Account = "1/../../x" } };
        var request = new ActionRequest("ac-1", wanted, AwsPlatform.Now, AwsPlatform.Now + 1);
        (await Should.ThrowAsync<ActionRefusedException>(() => AwsPlatform.Catalogue.Action("aws.quarantine")!.PlanAsync(connection, request, Cancellation))).Message.ShouldContain("account is not known");
    }

    [Fact]
    public async Task WhoActsIsSaidAndAWrongKeyIsAFailure()
    {
        var moto = await shared.EmptyAsync();
        await using (var connection = AwsPlatform.Open(moto.Address, "AKIAROOT", "root-secret")) (await connection.WhoAsync(Cancellation)).ShouldStartWith("arn:aws:");
        await moto.EnforceAsync();
        await using var wrong = AwsPlatform.Open(moto.Address, "AKIA0000000000000000", "wrong");
        (await Should.ThrowAsync<ActionFailedException>(() => wrong.WhoAsync(Cancellation))).Message.ShouldContain("InvalidClientTokenId");
    }

    [Fact]
    public async Task AQuotaThatIsUsedUpIsARefusalWithItsFigures()
    {
        var moto = await shared.EmptyAsync();
        using var administrator = new Administrator(moto);
        var (_, subnet, group, _) = await administrator.NetworkAsync();
        var eni = await administrator.InterfaceAsync(subnet, group);
        await moto.TrustAsync();
        await using var connection = AwsPlatform.Open(moto.Address, "AKIAROOT", "root-secret", ("nacl_rules", "2"));
        var wanted = new Containment { Kind = ContainmentKind.BlockConnections, Entity = new EntityRef { Type = EntityType.Device, Id = $"device:{eni}", Name = "x" }, Block = [new() { Remote = Blocks.Of("192.0.2.1") }] };
        var request = new ActionRequest("ac-1", wanted, AwsPlatform.Now, AwsPlatform.Now + 1);
        (await Should.ThrowAsync<ActionRefusedException>(() => AwsPlatform.Catalogue.Action("aws.nacl-deny")!.PlanAsync(connection, request, Cancellation))).Message.ShouldContain("has 2 outbound entries, 1 are needed, and its quota is 2");
    }

    private static ActionRequest Of(string arn, string account) =>
        new("ac-1", new Containment { Kind = ContainmentKind.RevokeSessions, Entity = new EntityRef { Type = EntityType.Identity, Id = $"identity:{arn}", Name = "x", Account = account } }, AwsPlatform.Now, AwsPlatform.Now + 1);
}

using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.FunctionalTests.Collection.Aws;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>
/// A process that dies between any two calls of applying or undoing: a gate before the emulator lets a number of calls through that change something, and refuses the next. Whoever
/// comes after has the plan alone, and finishes it or takes it back.
/// </summary>
[Collection(SharedMoto.Name)]
public sealed class CrashTests(SharedMoto shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("aws.security-groups-pattern-of-life")]
    [InlineData("aws.quarantine")]
    [InlineData("aws.nacl-deny")]
    [InlineData("aws.disable-access-key")]
    public async Task ACrashBetweenAnyTwoCallsIsFinishedOrTakenBack(string name)
    {
        var action = AwsPlatform.Catalogue.Action(name)!;
        var boundaries = 0;
        for (var let = 0; ; let++)
        {
            var moto = await shared.EmptyAsync();
            using var administrator = new Administrator(moto);
            var (wanted, dump) = await StageAsync(administrator, name);
            await moto.TrustAsync();
            await using var gate = await ChangeGate.StartAsync(moto.Address);
            await using var dying = AwsPlatform.Open(new Uri(gate.Address), "AKIAROOT", "root-secret");
            await using var next = AwsPlatform.Open(moto.Address, "AKIAROOT", "root-secret");
            var request = new ActionRequest("ac-1", wanted, AwsPlatform.Now, AwsPlatform.Now + 1);
            var plan = await action.PlanAsync(next, request, Cancellation);
            var before = await DumpAsync(moto, dump);
            gate.Let = let;
            var died = await DiesAsync(() => action.ApplyAsync(dying, plan, Cancellation));

            // Who comes after finishes it.
            await action.ApplyAsync(next, plan, Cancellation);
            (await action.VerifyAsync(next, plan, Cancellation)).State.ShouldBe(ActionState.InForce, $"after {let} calls");
            gate.Let = let;
            var diedUndoing = await DiesAsync(() => action.UndoAsync(dying, plan, Cancellation));
            (await action.UndoAsync(next, plan, Cancellation)).State.ShouldBe(ActionState.Absent, $"after {let} calls");
            (await DumpAsync(moto, dump)).ShouldBe(before);

            // Or takes back what was half applied.
            gate.Let = let;
            await DiesAsync(() => action.ApplyAsync(dying, plan, Cancellation));
            (await action.UndoAsync(next, plan, Cancellation)).State.ShouldBe(ActionState.Absent, $"after {let} calls");
            (await DumpAsync(moto, dump)).ShouldBe(before);
            if (!died && !diedUndoing) break;
            boundaries++;
        }

        boundaries.ShouldBeGreaterThanOrEqualTo(2);
    }

    private static async Task<string> DumpAsync(Moto moto, Func<Task<string>> dump)
    {
        var found = await dump();
        await moto.TrustAsync();
        return found;
    }

    private static async Task<bool> DiesAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (ActionFailedException)
        {
            return true;
        }
    }

    private static async Task<(Containment Wanted, Func<Task<string>> Dump)> StageAsync(Administrator administrator, string name)
    {
        var kind = AwsPlatform.Catalogue.Action(name)!.Descriptor;
        if (name == "aws.disable-access-key")
        {
            await administrator.IamAsync("Action=CreateUser&UserName=mallory");
            var key = Administrator.Text(await administrator.IamAsync("Action=CreateAccessKey&UserName=mallory"), "AccessKeyId");
            return (Wanted($"identity:arn:aws:iam::{Administrator.Account}:user/mallory") with { Credential = key }, () => administrator.DumpAsync("iam", "Action=ListAccessKeys&UserName=mallory", "Action=ListUserTags&UserName=mallory"));
        }

        var (_, subnet, first, second) = await administrator.NetworkAsync();
        var instance = await administrator.InstanceAsync(await administrator.InterfaceAsync(subnet, first), await administrator.InterfaceAsync(subnet, first, second));
        return (Wanted($"device:{instance}") with { Allow = PatternOfLifeTests.Allow, Block = [new() { Remote = Blocks.Of("203.0.113.9"), Port = 443 }] },
            () => administrator.DumpAsync("ec2", "Action=DescribeSecurityGroups", "Action=DescribeNetworkInterfaces", "Action=DescribeNetworkAcls"));

        Containment Wanted(string id) => new() { Kind = kind.Kind, Entity = new() { Type = kind.Of, Id = id, Name = "x", Account = Administrator.Account } };
    }
}

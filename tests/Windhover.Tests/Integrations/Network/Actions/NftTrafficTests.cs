using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Network.Actions;
using Windhover.Testing.Network;
using Xunit;

namespace Windhover.Tests.Integrations.Network.Actions;

/// <summary>What the rules do to real connections through a real router.</summary>
public sealed class NftTrafficTests
{
    private const double Dropped = 0.7;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ABlockedPairCannotConnectAndNeighboursAndOtherPortsGoOn(bool v6)
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.BlockConnections);
        var (network, to) = (platform.Network, v6 ? RoutedNetwork.Address6(2) : RoutedNetwork.Address(2));
        await using var blocked = new EchoServer(network.Host(2), to, 8080);
        await using var other = new EchoServer(network.Host(2), to, 8081);
        using var running = (await Talk.OpenAsync(network.Host(1), to, 8080)).ShouldNotBeNull();
        using var beside = (await Talk.OpenAsync(network.Host(1), to, 8081)).ShouldNotBeNull();
        using var neighbour = (await Talk.OpenAsync(network.Host(3), to, 8080)).ShouldNotBeNull();
        foreach (var talk in new[] { running, beside, neighbour }) (await talk.SayAsync()).ShouldBeTrue();

        var action = new NftBlockConnections();
        var plan = await ApplyAsync(action, platform);
        (await running.SayAsync(seconds: Dropped)).ShouldBeFalse("the running flow ends");
        (await Talk.CanAsync(network.Host(1), to, 8080, seconds: Dropped)).ShouldBeFalse();
        (await beside.SayAsync()).ShouldBeTrue();
        (await neighbour.SayAsync()).ShouldBeTrue();
        (await Talk.CanAsync(network.Host(1), to, 8081)).ShouldBeTrue();
        (await Talk.CanAsync(network.Host(3), to, 8080)).ShouldBeTrue();
        (await action.VerifyAsync(platform.Connection, plan, Cancellation)).Text.ShouldNotContain("dropped 0 packets");

        (await action.UndoAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
        (await Talk.CanAsync(network.Host(1), to, 8080)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(ContainmentKind.EnforcePatternOfLife)]
    [InlineData(ContainmentKind.EnforceGroup)]
    public async Task WhatIsInTheAllowSetGoesOnAlsoWhileItRunsAndTheRestDoesNot(ContainmentKind kind)
    {
        await using var platform = await NftPlatform.StartAsync(kind);
        var network = platform.Network;
        await using var usual = new EchoServer(network.Host(2), RoutedNetwork.Address(2), 8080);
        await using var unusual = new EchoServer(network.Host(3), RoutedNetwork.Address(3), 8080);
        await using var served = new EchoServer(network.Host(1), RoutedNetwork.Address(1), 9000);
        await using var notServed = new EchoServer(network.Host(1), RoutedNetwork.Address(1), 9001);
        using var running = (await Talk.OpenAsync(network.Host(1), RoutedNetwork.Address(2), 8080)).ShouldNotBeNull();
        using var serving = (await Talk.OpenAsync(network.Host(3), RoutedNetwork.Address(1), 9000)).ShouldNotBeNull();
        using var ending = (await Talk.OpenAsync(network.Host(1), RoutedNetwork.Address(3), 8080)).ShouldNotBeNull();

        IAction action = kind == ContainmentKind.EnforceGroup ? new NftEnforceGroup() : new NftEnforcePatternOfLife();
        var plan = await ApplyAsync(action, platform);
        (await running.SayAsync(200_000)).ShouldBeTrue("what was opened before and is usual goes on");
        (await serving.SayAsync()).ShouldBeTrue();
        (await ending.SayAsync(seconds: Dropped)).ShouldBeFalse();
        (await Talk.CanAsync(network.Host(1), RoutedNetwork.Address(2), 8080)).ShouldBeTrue();
        (await Talk.CanAsync(network.Host(2), RoutedNetwork.Address(1), 9000)).ShouldBeTrue();
        (await Talk.CanAsync(network.Host(1), RoutedNetwork.Address(3), 8080, seconds: Dropped)).ShouldBeFalse();
        (await Talk.CanAsync(network.Host(2), RoutedNetwork.Address(1), 9001, seconds: Dropped)).ShouldBeFalse();
        (await Talk.CanAsync(network.Host(2), RoutedNetwork.Address(3), 8080)).ShouldBeTrue("others are not concerned");

        await action.UndoAsync(platform.Connection, plan, Cancellation);
        (await Talk.CanAsync(network.Host(1), RoutedNetwork.Address(3), 8080)).ShouldBeTrue();
    }

    [Fact]
    public async Task AllowedServersDoNotOpenConnectionsFromTheirServicePort()
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.EnforcePatternOfLife, hosts: 2);
        var network = platform.Network;
        await using var server = new EchoServer(network.Host(1), RoutedNetwork.Address(1), 9001);
        await ApplyAsync(new NftEnforcePatternOfLife(), platform);
        using var socket = SpaceSocket.Create(network.Host(2), System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream);
        socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Parse(RoutedNetwork.Address(2)), 8080));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Dropped));
        await Should.ThrowAsync<OperationCanceledException>(async () => await socket.ConnectAsync(RoutedNetwork.Address(1), 9001, limit.Token));
    }

    [Theory]
    [InlineData(ContainmentKind.BlockOutgoing, false, true)]
    [InlineData(ContainmentKind.BlockIncoming, true, false)]
    [InlineData(ContainmentKind.Quarantine, false, false)]
    public async Task OneDirectionOrBothAreDropped(ContainmentKind kind, bool outgoing, bool incoming)
    {
        await using var platform = await NftPlatform.StartAsync(kind, hosts: 2);
        var network = platform.Network;
        await using var outside = new EchoServer(network.Host(2), RoutedNetwork.Address(2), 8080);
        await using var inside = new EchoServer(network.Host(1), RoutedNetwork.Address(1), 9000);
        (await Talk.CanAsync(network.Host(1), RoutedNetwork.Address(2), 8080)).ShouldBeTrue();
        (await Talk.CanAsync(network.Host(2), RoutedNetwork.Address(1), 9000)).ShouldBeTrue();
        IAction action = kind switch { ContainmentKind.BlockOutgoing => new NftBlockOutgoing(), ContainmentKind.BlockIncoming => new NftBlockIncoming(), _ => new NftQuarantine() };
        await ApplyAsync(action, platform);
        (await Talk.CanAsync(network.Host(1), RoutedNetwork.Address(2), 8080, seconds: outgoing ? 5 : Dropped)).ShouldBe(outgoing);
        (await Talk.CanAsync(network.Host(2), RoutedNetwork.Address(1), 9000, seconds: incoming ? 5 : Dropped)).ShouldBe(incoming);
    }

    [Fact]
    public async Task TheKernelEndsItWhenNobodyDoes()
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.Quarantine, hosts: 2);
        var network = platform.Network;
        await using var server = new EchoServer(network.Host(2), RoutedNetwork.Address(2), 8080);
        var action = new NftQuarantine();
        var now = NftPlatform.Now;
        var plan = await action.PlanAsync(platform.Connection, platform.Request with { Now = now, Until = now + 5000 }, Cancellation);
        await action.ApplyAsync(platform.Connection, plan, Cancellation);
        (await Talk.CanAsync(network.Host(1), RoutedNetwork.Address(2), 8080, seconds: Dropped)).ShouldBeFalse();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await network.RulesAsync()).Contains("\"expires\"", StringComparison.Ordinal)) await timer.WaitForNextTickAsync(Cancellation);
        (await Talk.CanAsync(network.Host(1), RoutedNetwork.Address(2), 8080)).ShouldBeTrue();
        (await action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
        (await action.UndoAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
        (await network.RulesAsync()).ShouldNotContain("\"windhover\"");
        await Should.ThrowAsync<ActionRefusedException>(() => action.ApplyAsync(platform.Connection, plan, Cancellation));
    }

    private static async Task<ActionPlan> ApplyAsync(IAction action, NftPlatform platform)
    {
        var plan = await action.PlanAsync(platform.Connection, platform.Request, Cancellation);
        await action.ApplyAsync(platform.Connection, plan, Cancellation);
        (await action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
        return plan;
    }
}

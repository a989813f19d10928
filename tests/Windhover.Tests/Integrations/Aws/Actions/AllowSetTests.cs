using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Network;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.Actions;

public class AllowSetTests
{
    [Fact]
    public void EveryKindOfConnectionBecomesARuleOfItsDirection()
    {
        ConnectionRule[] allow =
        [
            new() { Remote = Block("10.0.0.0/8"), Port = 443, Protocol = 6, Serves = true }, new() { Port = 53, Remote = Block("10.0.0.2") }, new() { Protocol = 1 },
            new() { Remote = Block("2001:db8::1"), Protocol = 47 }, new() { Serves = true },
        ];
        Of(allow).Rules.Select(r => r.ToString()).Order(StringComparer.Ordinal).ShouldBe(
        [
            "47 to 2001:db8::1/128", "everything from 0.0.0.0/0", "everything from ::/0", "icmp to 0.0.0.0/0", "tcp 443 from 10.0.0.0/8", "tcp 53 to 10.0.0.2/32", "udp 53 to 10.0.0.2/32",
        ]);
    }

    [Fact]
    public void AddressesThatFillABlockAreJoinedWithoutLettingAnybodyElseThrough()
    {
        var set = Of([.. Enumerable.Range(0, 256).Select(i => Https($"10.1.2.{i}")), Https("10.1.3.0/24"), Https("10.1.3.7"), Https("10.9.0.1")]);
        set.Rules.Select(r => r.Target).ShouldBe(["10.1.2.0/23", "10.9.0.1/32"]);
        set.Widened.ShouldBe(0);
    }

    [Fact]
    public void WhereTheQuotaAsksForItTheNearestNeighboursAreWidenedAndEveryoneNamedIsStillLetThrough()
    {
        string[] named = ["10.1.2.1", "10.1.2.6", "10.1.2.9", "10.200.0.1", "2001:db8::1"];
        var set = Of([.. named.Select(Https)], quota: 3);
        set.Rules.Select(r => r.Target).ShouldBe(["10.1.2.0/28", "10.200.0.1/32", "2001:db8::1/128"]);
        set.Widened.ShouldBe(2);
    }

    [Fact]
    public void WhatWouldLetHalfTheWorldThroughIsRefused() =>
        Should.Throw<ActionRefusedException>(() => Of([.. Enumerable.Range(1, 8).Select(i => Https($"{i * 20}.1.2.3"))], quota: 5)).Message.ShouldContain("quota of a security group is 5");

    [Fact]
    public void ABigPatternIsMadeToFitInTimeAndTheSameEachTime()
    {
        var random = new Random(7);
        ConnectionRule[] allow = [.. Enumerable.Range(0, 600).Select(_ => Https($"10.7.{random.Next(256)}.{random.Next(256)}"))];
        var set = Of(allow);
        set.Rules.Count.ShouldBeLessThanOrEqualTo(60);
        Of([.. allow.Reverse()]).Rules.ShouldBe(set.Rules);
        allow.ShouldAllBe(a => set.Rules.Any(r => Block(r.Target).Contains(a.Remote!.Value.First)));
    }

    private static AllowSet Of(ConnectionRule[] allow, int quota = 60) => AllowSet.Of(allow, quota);

    private static ConnectionRule Https(string remote) => new() { Remote = Block(remote), Port = 443, Protocol = 6 };

    private static AddressBlock Block(string text) => AddressBlock.TryParse(text, out var block) ? block : throw new ArgumentException(text, nameof(text));
}

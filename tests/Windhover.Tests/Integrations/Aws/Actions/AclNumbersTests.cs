using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Network;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.Actions;

public class AclNumbersTests
{
    [Fact]
    public void EntriesTakeFreeNumbersBeforeTheFirstAllowOfTheirDirection()
    {
        var acl = Acl(Entry(50, "allow", egress: true), Entry(49, "deny", egress: true), Entry(100, "allow", egress: false));
        AclNumbers.Of(acl, [Entry(0, "deny", egress: true), Entry(0, "deny", egress: true) with { Cidr = "192.0.2.2/32" }, Entry(0, "deny", egress: false)], 20)
            .Select(e => (e.Number, e.Egress, e.Cidr)).ShouldBe([(99, false, "192.0.2.1/32"), (47, true, "192.0.2.1/32"), (48, true, "192.0.2.2/32")]);
    }

    [Fact]
    public void WithoutANumberBeforeTheFirstAllowItIsRefused() =>
        Should.Throw<ActionRefusedException>(() => AclNumbers.Of(Acl(Entry(1, "allow", egress: true)), [Entry(0, "deny", egress: true)], 20)).Message.ShouldContain("no free outbound number before 1");

    [Fact]
    public void BeyondTheQuotaOfADirectionItIsRefused()
    {
        var acl = Acl([.. Enumerable.Range(1, 20).Select(i => Entry(i * 100, "allow", egress: true))]);
        Should.Throw<ActionRefusedException>(() => AclNumbers.Of(acl, [Entry(0, "deny", egress: true)], 20)).Message.ShouldContain("has 20 outbound entries, 1 are needed, and its quota is 20");
        AclNumbers.Of(acl, [Entry(0, "deny", egress: false)], 20).Count.ShouldBe(1);
    }

    [Fact]
    public void ARuleForEverybodyAndEveryProtocolDeniesBothFamiliesAndBothProtocolsThatHavePorts()
    {
        AclEntry.Deny(new ConnectionRule { Port = 53 }).Select(e => e.ToString())
            .ShouldBe(["0 deny tcp 53 to 0.0.0.0/0", "0 deny udp 53 to 0.0.0.0/0", "0 deny tcp 53 to ::/0", "0 deny udp 53 to ::/0"]);
        AclEntry.Deny(new ConnectionRule { Serves = true }).Select(e => e.ToString()).ShouldBe(["0 deny everything from 0.0.0.0/0", "0 deny everything from ::/0"]);
        AclEntry.Deny(new ConnectionRule { Protocol = 58 }).Select(e => e.ToString()).ShouldBe(["0 deny icmp to ::/0"]);
    }

    private static NetworkAcl Acl(params AclEntry[] entries) => new("acl-1", ["subnet-1"], entries, []);

    private static AclEntry Entry(int number, string action, bool egress) => new(number, egress, "6", action, "192.0.2.1/32", 443, 443);
}

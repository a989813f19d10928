using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class ConditionTests
{
    [Theory]
    [InlineData("{ field: operation, is: Delete }", "Delete", true)]
    [InlineData("{ field: operation, is: Delete }", "delete", false)]
    [InlineData("{ field: operation, in: [Stop, Delete] }", "Delete", true)]
    [InlineData("{ field: operation, in: [Stop, Delete] }", "Start", false)]
    [InlineData("{ field: operation, starts_with: Del }", "Delete", true)]
    [InlineData("{ field: operation, starts_with: [x, lete] }", "Delete", false)]
    [InlineData("{ field: operation, ends_with: [x, lete] }", "Delete", true)]
    [InlineData("{ field: operation, ends_with: Del }", "Delete", false)]
    [InlineData("{ field: operation, contains: ele }", "Delete", true)]
    [InlineData("{ field: operation, contains: xyz }", "Delete", false)]
    [InlineData("{ field: operation, matches: '^D.+e$' }", "Delete", true)]
    [InlineData("{ field: operation, matches: '(?i)^delete$' }", "DELETE", true)]
    [InlineData("{ field: operation, matches: '^e' }", "Delete", false)]
    [InlineData("{ field: operation, exists: true }", "Delete", true)]
    [InlineData("{ field: operation, exists: true }", "", false)]
    [InlineData("{ field: operation, exists: false }", "", true)]
    [InlineData("{ field: operation, exists: false }", "Delete", false)]
    [InlineData("{ not: { field: operation, is: Delete } }", "Start", true)]
    [InlineData("{ not: { field: operation, is: Delete } }", "Delete", false)]
    [InlineData("{ any: [{ field: operation, is: Stop }, { field: operation, is: Delete }] }", "Delete", true)]
    [InlineData("{ all: [{ field: operation, starts_with: D }, { field: operation, ends_with: p }] }", "Delete", false)]
    [InlineData("{ all: [{ field: operation, starts_with: D }, { field: operation, ends_with: p }] }", "Drop", true)]
    public void ATextIsAskedByItsCharacters(string when, string operation, bool fires) =>
        new Run(Run.Yaml(when)).Feed(operation).ShouldBe(fires);

    [Theory]
    [InlineData("{ field: raw.a.b, is: x }", true)]
    [InlineData("{ field: raw.a.b, is: z }", false)]
    [InlineData("{ field: raw.a.b, in: [z, y] }", true)]
    [InlineData("{ field: raw.a.b, contains: 'é' }", true)]
    [InlineData("{ field: raw.a.b, exists: true }", true)]
    [InlineData("{ field: raw.a.c, exists: true }", false)]
    [InlineData("{ field: raw.a.c, exists: false }", true)]
    [InlineData("{ field: raw.a.c, is: x }", false)]
    [InlineData("{ field: raw.port, gt: 21 }", true)]
    [InlineData("{ field: raw.port, gt: 22 }", false)]
    [InlineData("{ field: raw.port, lt: 22.5 }", true)]
    [InlineData("{ field: raw.a.b, gt: 0 }", false)]
    [InlineData("{ field: raw.cidr, in_network: 192.0.2.0/24 }", true)]
    [InlineData("{ field: raw.cidr, in_network: 198.51.100.0/24 }", false)]
    [InlineData("{ field: raw.a.b, in_network: public }", false)]
    [InlineData("{ field: raw.a.b, same_as: raw.other }", true)]
    [InlineData("{ field: raw.a.b, same_as: actor }", false)]
    [InlineData("{ field: raw.name, same_as: actor }", true)]
    [InlineData("{ field: raw.a.b, same_as: raw.nothing }", false)]
    [InlineData("{ not: { field: raw.a.b, is: y } }", false)]
    public void AnyValueOfARawFieldWillDo(string when, bool fires) =>
        new Run(Run.Yaml(when)).Feed("Do", raw: [("a.b", "x"), ("a.b", "y"), ("a.b", "é"), ("port", "22"), ("cidr", "192.0.2.7"), ("other", "y"), ("name", "alice")]).ShouldBe(fires);

    [Theory]
    [InlineData("444455556666", true)]
    [InlineData("111122223333", false)]
    public void APatternFindsATextThatIsNotTheOwnAccount(string account, bool fires)
    {
        var run = new Run(Run.Yaml("{ field: raw.policy, matches: 'arn:(?:x)::([0-9]{12}):', other_than: account }"));
        run.Feed("Put", more: s => s.Activity.Account = s.Text("111122223333"), raw: [("policy", $"arn:x::111122223333:a arn:x::{account}:b")]).ShouldBe(fires);
        run.Feed("Put", raw: [("policy", $"arn:x::{account}:b")]).ShouldBeFalse("without the own account nothing can be told apart");
    }

    [Theory]
    [InlineData("{ field: outcome, is: failure }", true)]
    [InlineData("{ field: outcome, is: success }", false)]
    [InlineData("{ field: mfa, is: \"no\" }", true)]
    [InlineData("{ field: mfa, is: \"yes\" }", false)]
    [InlineData("{ field: actor_kind, in: [root, anonymous] }", true)]
    [InlineData("{ field: activity, is: unknown }", true)]
    [InlineData("{ field: activity, exists: false }", true)]
    [InlineData("{ field: actor_kind, exists: true }", true)]
    [InlineData("{ field: actor_kind, contains: oo }", true)]
    [InlineData("{ field: bytes_out, gt: 1000 }", true)]
    [InlineData("{ field: bytes_out, lt: 1000 }", false)]
    [InlineData("{ field: bytes_out, is: 5000 }", true)]
    [InlineData("{ field: source_address, in_network: [10.0.0.0/8, public] }", true)]
    [InlineData("{ field: source_address, in_network: private }", false)]
    [InlineData("{ field: source_address, is: 203.0.113.50 }", true)]
    [InlineData("{ field: source, is: 203.0.113.50 }", true)]
    [InlineData("{ field: entity, is: 'identity:alice' }", true)]
    public void TypedFieldsAreAskedByTheirKind(string when, bool fires) => new Run(Run.Yaml(when)).Feed("Do", more: s =>
    {
        s.Activity.Outcome = Outcome.Failure;
        s.Activity.Mfa = Truth.No;
        s.Activity.ActorKind = ActorKind.Root;
        s.Activity.BytesOut = 5000;
        s.Activity.SourceAddress = Address.Parse("203.0.113.50");
    }).ShouldBe(fires);

    [Theory]
    [InlineData("{ field: destination_port, in: [22, 3389] }", true)]
    [InlineData("{ field: destination_port, gt: 3388 }", true)]
    [InlineData("{ field: destination_port, is: 22 }", false)]
    [InlineData("{ field: protocol, is: tcp }", true)]
    [InlineData("{ field: protocol, is: 6 }", true)]
    [InlineData("{ field: protocol, is: udp }", false)]
    [InlineData("{ field: disposition, is: blocked }", true)]
    [InlineData("{ field: direction, is: inbound }", false)]
    [InlineData("{ field: source, in_network: private }", true)]
    [InlineData("{ field: destination, in_network: '2001:db8::/32' }", true)]
    [InlineData("{ field: destination, in_network: '2001:db9::/32' }", false)]
    [InlineData("{ field: service, is: rdp }", true)]
    public void FlowsHaveTheirOwnFields(string when, bool fires)
    {
        var run = new Run(Run.Yaml(when, "network_activity"));
        run.Flow(new NetworkActivity
        {
            Source = Address.Parse("10.0.4.17"),
            Destination = Address.Parse("2001:db8::1"),
            DestinationPort = 3389,
            Protocol = 6,
            Disposition = Disposition.Blocked,
            Service = run.Symbols.Intern("rdp"),
        }).ShouldBe(fires);
    }

    [Theory]
    [InlineData("0.0.0.0/0", "203.0.113.50", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("10.1.2.3/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("203.0.113.50", "203.0.113.50", true)]
    [InlineData("private", "10.0.0.1", true)]
    [InlineData("public", "10.0.0.1", false)]
    [InlineData("public", "224.0.0.1", false)]
    public void ABlockHoldsItsAddresses(string block, string address, bool holds)
    {
        var run = new Run(Run.Yaml($"{{ field: source_address, in_network: \"{block}\" }}"));
        run.Feed("Do", more: s => s.Activity.SourceAddress = Address.Parse(address)).ShouldBe(holds);
        run.Feed("Do").ShouldBeFalse("no address is in no block");
    }
}

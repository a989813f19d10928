using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Gcp.Sources.Common;
using Xunit;

namespace Windhover.Tests.Integrations.Gcp;

public class EnvelopeTests
{
    [Theory]
    [InlineData("""{"message":{"attributes":{"data":"no"},"data":"QUJD","messageId":"1"},"subscription":"s"}""", true, "QUJD")]
    [InlineData("""{"subscription":"s","message":{"messageId":"1"}}""", true, "")]
    [InlineData("""{"ackId":"a","message":{"data":"QUJD"}}""", true, "QUJD")]
    [InlineData("""{"data":"QUJD","messageId":"1"}""", true, "QUJD")]
    [InlineData("""{"insertId":"1","message":{"data":"QUJD"}}""", false, "")]
    [InlineData("""{"message":"text"}""", false, "")]
    [InlineData("""{"message":{"data":5}}""", false, "")]
    [InlineData("""{"finding":{},"resource":{}}""", false, "")]
    [InlineData("""[1]""", false, "")]
    [InlineData("""{"message":{"data":"QUJD""", false, "")]
    public void AMessageIsToldFromARecord(string record, bool isMessage, string data)
    {
        PubSubEnvelope.TryFind(Encoding.UTF8.GetBytes(record), out var found).ShouldBe(isMessage);
        Encoding.UTF8.GetString(found).ShouldBe(data);
    }

    [Theory]
    [InlineData("projects/p/zones/z/instances/i", "instance")]
    [InlineData("projects/p/global/firewalls/f", "firewall")]
    [InlineData("projects/p", "project")]
    [InlineData("projects/p/builds", "build")]
    [InlineData("projects/_/buckets/b/objects/a/b/c.txt", "object")]
    [InlineData("projects/p/locations/us/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1", "key")]
    [InlineData("projects/p/global/addresses/a", "address")]
    [InlineData("organizations/1/policies/x", "policy")]
    [InlineData("apps/a/firewall/ingressRules/1000", "ingressrule")]
    [InlineData("organizations/1/groupSettings", "groupsetting")]
    [InlineData("1234567890", "")]
    [InlineData("", "")]
    public void TheKindOfAResourceStandsInItsName(string name, string kind)
    {
        var symbols = new SymbolTable();
        symbols.Text(ResourcePath.Kind(Encoding.UTF8.GetBytes(name), symbols)).ShouldBe(kind);
    }
}

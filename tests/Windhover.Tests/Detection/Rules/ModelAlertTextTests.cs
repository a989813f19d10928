using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class ModelAlertTextTests
{
    [Fact]
    public void ATitleNamesThingsAsPeopleDo()
    {
        var run = new Run(Run.Yaml("{ field: operation, is: Get }").Replace("{actor} did it", "{actor} got {resource} from {source} in {region}", StringComparison.Ordinal));
        run.Feed("Get", actor: "arn:x:iam::111122223333:user/ops/alice", more: s =>
        {
            s.Activity.Resource = s.Text("arn:x:s3:::invoices");
            s.Activity.SourceAddress = Address.Parse("2001:db8::1");
        });
        ModelAlertText.Title(run.Hits.Single()).ShouldBe("alice got invoices from 2001:db8::1 in unknown region");
    }

    [Fact]
    public void OfALongListTheFirstFewAreNamed()
    {
        var run = new Run(Run.Yaml("{ field: operation, in: [Get, B, C, D, E, F, G, H, I, J] }"));
        run.Feed("Get");
        ModelAlertText.Ledger(run.Hits.Single()).Single().Expected.ShouldBe("the model asks: is one of Get, B, C, D, E, F, G and 3 more");
    }

    [Fact]
    public void TheLedgerSaysWhatWasCountedWhatWasUnusualAndWhatWasAsked()
    {
        var run = new Run(Run.Yaml("{ field: operation, is: Get }", more: "unusual: { any_of: [operation], at_most: 0.01 }\nthreshold: { count: 2, within: 10m, by: actor }")).Unusual("operation", 0.125 / 16);
        run.Feed("Get", 0);
        run.Feed("Get", 90);
        var rows = ModelAlertText.Ledger(run.Hits.Single());
        rows.Select(r => r.Feature).ShouldBe(["count", "operation", "operation"]);
        rows[0].Observed.ShouldBe("2 records");
        rows[0].Expected.ShouldBe("fewer than 2 records within 10m");
        rows[0].Text.ShouldBe("2 records in 1.5 minutes for alice; the model fires at 2 within 10m");
        rows[1].Bits.ShouldBe(7);
        rows[1].Probability.ShouldBe(0.0078125);
        rows[1].Text.ShouldContain("operation Get is unusual here: probability 0.007813");
        rows[2].Bits.ShouldBe(0);
        rows[2].Expected.ShouldBe("the model asks: is Get");
    }
}

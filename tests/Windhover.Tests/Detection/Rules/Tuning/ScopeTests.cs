using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Xunit;

namespace Windhover.Tests.Detection.Rules.Tuning;

public class ScopeTests
{
    private const string When = "{ field: operation, is: Get }";

    [Fact]
    public void AModelThatIsOffDoesNotRunAndOneThatIsOnDoes()
    {
        new Run(Run.Yaml(When), tuning: Scope("run: off")).Feed("Get").ShouldBeFalse();
        var kept = Run.Yaml(When, more: "enabled: false");
        new Run(kept).Feed("Get").ShouldBeFalse();
        new Run(kept, tuning: Scope("run: everywhere")).Feed("Get").ShouldBeTrue("somebody switched it on");
    }

    [Fact]
    public void AModelForSomeAccountsSeesEventsOfThoseAlone()
    {
        var run = new Run(Run.Yaml(When), tuning: Scope("run: only, accounts: [\"1111*\"]"));
        run.Feed(run.Actor("Get", more: s => s.Activity.Account = run.Symbols.Intern("111122223333"))).ShouldBeTrue();
        run.Feed(run.Actor("Get", more: s => s.Activity.Account = run.Symbols.Intern("222233334444"))).ShouldBeFalse();
        run.Feed("Get").ShouldBeFalse("it is of no account");
    }

    [Fact]
    public void AnEventOfAnotherAccountDoesNotCount()
    {
        var run = new Run(Run.Yaml(When, more: "threshold: { count: 2, within: 1h, by: operation }"), tuning: Scope("run: only, accounts: prod"));
        run.Feed(run.Actor("Get", 0, more: s => s.Activity.Account = run.Symbols.Intern("prod"))).ShouldBeFalse();
        run.Feed(run.Actor("Get", 1, more: s => s.Activity.Account = run.Symbols.Intern("test"))).ShouldBeFalse();
        run.Feed(run.Actor("Get", 2, more: s => s.Activity.Account = run.Symbols.Intern("prod"))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("device:web-1", true)]
    [InlineData("device:db-1", false)]
    public void AModelForSomeEntitiesSeesWhatTheyDo(string entity, bool fires) =>
        new ModelScope(ModelReach.Only, ["prod"], ["device:web-*"]).Holds("test", entity).ShouldBe(fires);

    [Theory]
    [InlineData("run: sometimes", "expected one of everywhere, off, only")]
    [InlineData("run: only", "'only' needs 'accounts' or 'entities'")]
    [InlineData("run: off, entities: a", "go with 'run: only'")]
    public void AScopeThatSaysNothingIsRefused(string scope, string problem) =>
        Should.Throw<ModelException>(() => new Run(Run.Yaml(When), tuning: Scope(scope))).Message.ShouldContain(problem);

    [Fact]
    public void WhatIsWrittenIsReadBackWhateverSomebodyWrote()
    {
        var scope = new ModelScope(ModelReach.Only, ["a\": [off]\n# b", "1234"], ["identity:zoë {ünal}"]);
        var run = new Run(Run.Yaml(When));
        var text = ScopeText.Write("test-model", scope, "why: \"because\"\nrun: off", "Zoë");
        ModelTuning.Read("scopes.yaml", text, run.Catalogue).ScopeOf("test-model").ShouldBe(scope);
    }

    [Fact]
    public void WhatWasTunedBeforeStays()
    {
        var run = new Run(Run.Yaml(When), tuning: "defeats: [{ model: test-model, when: { field: actor, is: bob }, reason: r }]\nsuppress: [{ model: test-model, entity: x, reason: r, who: w }]");
        var later = run.Catalogue.With(ModelTuning.Read("later.yaml", Scope("run: only, accounts: prod"), run.Catalogue));
        later.Suppressions.Count.ShouldBe(1);
        later.All[0].Defeats.Count.ShouldBe(1);
        later.All[0].Scope!.Accounts.ShouldBe(["prod"]);
    }

    private static string Scope(string what) => $"scopes: [{{ model: test-model, {what}, reason: r, who: w }}]";
}

using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Xunit;

namespace Windhover.Tests.Response;

public sealed class PolicyReaderTests
{
    [Fact]
    public void TheExampleOfTheDocumentationSaysWhatItsCommentsSay()
    {
        var policy = Read(Example());
        policy.Mode.ShouldBe(ResponseMode.Confirm);
        policy.IsDryRun.ShouldBeTrue();
        policy.ActionsAnHour.ShouldBe(10);
        policy.EntitiesAtOnce.ShouldBe(5);
        policy.Collateral.ShouldBe(0.001);
        policy.Durations.ShouldBe(new Dictionary<ContainmentKind, TimeSpan> { [ContainmentKind.BlockConnections] = TimeSpan.FromHours(2), [ContainmentKind.Quarantine] = TimeSpan.FromMinutes(30) }, ignoreOrder: true);
        policy.NeverTouch.Names.ShouldBe(["device:*/domain-controller-*", "break-glass@example.org"]);
        policy.NeverTouch.Blocks.Select(b => b.ToString()).ShouldBe(["10.0.0.2", "192.0.2.0/24"]);
        policy.Rules.Select(r => (r.Name, r.Mode)).ShouldBe([("payment systems", ResponseMode.Off), ("nights in the office network", ResponseMode.Autonomous)]);
        policy.Rules[0].Accounts.ShouldBe(["111122223333"]);
        policy.Rules[0].Entities.ShouldBe(["pay-*"]);
        var nights = policy.Rules[1];
        nights.Types.ShouldBe([EntityType.Device]);
        nights.Subnets.Select(s => s.ToString()).ShouldBe(["10.20.0.0/16", "2001:db8:20::/48"]);
        nights.Groups.ShouldBe(["web servers*"]);
        nights.AtLeast.ShouldBe(Verdict.Malicious);
        nights.Actions.ShouldBe([ContainmentKind.BlockConnections, ContainmentKind.EnforcePatternOfLife]);
        nights.Hours.Select(h => (h.From, h.To, h.Zone.Id)).ShouldBe([(18 * 60, 8 * 60, "Europe/Paris"), (0, 0, "UTC")]);
        nights.Hours[0].Days.ShouldBe([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]);
        nights.Hours[1].Days.ShouldBe([DayOfWeek.Sunday, DayOfWeek.Saturday]);
    }

    [Fact]
    public void APolicyThatSaysNothingDoesNothing()
    {
        var policy = Read("dry_run: false");
        policy.Mode.ShouldBe(ResponseMode.Off);
        policy.IsDryRun.ShouldBeFalse();
        policy.Rules.ShouldBeEmpty();
        policy.Durations.ShouldBeEmpty();
        policy.For(Machine("10.0.0.1"), "", [], 0).InForce.ShouldBe(new ModeInForce(ResponseMode.Off, "", ""));
    }

    [Theory]
    [InlineData("mod: confirm", 1, "unknown key 'mod'")]
    [InlineData("mode: on", 1, "'on' is not one of off, confirm, autonomous")]
    [InlineData("mode: Confirm", 1, "'Confirm' is not one of")]
    [InlineData("mode: off\ndry_run: yes", 2, "'dry_run' must be true or false")]
    [InlineData("mode: off\nactions_an_hour: -1", 2, "'actions_an_hour' must be a whole number from 0 to 1000")]
    [InlineData("actions_an_hour: 2.5", 1, "whole number")]
    [InlineData("entities_at_once: 1001", 1, "'entities_at_once' must be a whole number from 0 to 1000")]
    [InlineData("collateral: 1.01", 1, "'collateral' must be a share from 0 to 1")]
    [InlineData("collateral: 0,1", 1, "'collateral' must be a share from 0 to 1")]
    [InlineData("collateral: NaN", 1, "'collateral' must be a share from 0 to 1")]
    [InlineData("never_touch: []", 1, "empty list")]
    [InlineData("rules: []", 1, "at least one item")]
    [InlineData("durations:\n  quarantine: 8d", 2, "'8d' is no span from 1s to 7d")]
    [InlineData("durations:\n  quarantine: 0s", 2, "'0s' is no span")]
    [InlineData("durations:\n  quarantaine: 1h", 2, "unknown key 'quarantaine'")]
    [InlineData("rules:\n  - mode: off", 2, "a rule needs the key 'name'")]
    [InlineData("rules:\n  - name: a", 2, "a rule needs the key 'mode'")]
    [InlineData("rules:\n  - name: a\n    mode: off\n  - name: a\n    mode: off", 2, "two rules are named 'a'")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    hosts: x", 4, "unknown key 'hosts'")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    types: [machine]", 4, "'machine' is not one of device, identity, resource")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    subnets: 10.0.0.1/8", 4, "'10.0.0.1/8' is no address block")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    tags: '=prod'", 4, "'=prod' names no tag; write env=prod")]
    [InlineData("tags:\n  - tag: jewel", 2, "nothing says who bears 'jewel'")]
    [InlineData("tags:\n  - entities: web", 2, "a tag needs the key 'tag'")]
    [InlineData("tags:\n  - tag: 'env=*'\n    entities: web", 2, "'env=*' is no tag; write crown-jewel")]
    [InlineData("tags:\n  - tag: env\n    groups: web", 3, "unknown key 'groups'")]
    [InlineData("tags:\n  - tag: env\n    subnets: ten", 3, "'ten' is no address block")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    at_least: benign", 4, "'benign' is not one of suspicious, malicious")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    actions: [block]", 4, "'block' is not one of block_connections")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    hours:\n      - days: weekend", 5, "'weekend' is no day; write mon, or mon-fri")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    hours:\n      - days: mon-wed-fri", 5, "is no day")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    hours:\n      - from: '6pm'", 5, "'6pm' is no time of day; write 18:00")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    hours:\n      - to: '24:00'", 5, "'24:00' is no time of day")]
    [InlineData("rules:\n  - name: a\n    mode: off\n    hours:\n      - zone: Europe/Atlantis", 5, "there is no time zone 'Europe/Atlantis'")]
    [InlineData("- mode: off", 1, "expected a response policy")]
    [InlineData("mode: off\n---\nmode: off", 1, "expected one YAML document")]
    public void WhatIsWrongIsToldWithItsLine(string yaml, int line, string says)
    {
        var wrong = Should.Throw<ModelException>(() => Read(yaml)).Message;
        wrong.ShouldContain(says);
        wrong.ShouldStartWith($"policy.yaml:{line}:");
    }

    [Fact]
    public void EveryKindOfContainmentCanBeNamed()
    {
        foreach (var kind in Enum.GetValues<ContainmentKind>())
        {
            var name = string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
            var policy = Read($"durations: {{ {name}: 90s }}\nrules: [{{ name: a, mode: autonomous, actions: {name} }}]");
            policy.DurationOf(kind).ShouldBe(TimeSpan.FromSeconds(90));
            policy.Rules[0].Allows(kind).ShouldBeTrue();
            policy.Rules[0].Allows(kind == ContainmentKind.Notify ? ContainmentKind.Quarantine : ContainmentKind.Notify).ShouldBeFalse();
        }
    }

    [Fact]
    public void AMachineIsStoppedOnlyWhereThePolicyNamesIt()
    {
        var rule = Read("rules: [{ name: a, mode: autonomous }]").Rules[0];
        rule.Allows(ContainmentKind.Stop).ShouldBeFalse();
        rule.Allows(ContainmentKind.Quarantine).ShouldBeTrue();
        Read("rules: [{ name: a, mode: autonomous, actions: stop }]").Rules[0].Allows(ContainmentKind.Stop).ShouldBeTrue();
    }

    [Theory]
    [InlineData("autonomous", null, false)]
    [InlineData("confirm", null, true)]
    [InlineData("autonomous", "suspicious", true)]
    [InlineData("confirm", "malicious", false)]
    public void TheVerdictThatIsEnoughDependsOnTheModeUnlessItIsSaid(string mode, string? least, bool suspiciousIsEnough)
    {
        var rule = Read($"rules: [{{ name: a, mode: {mode}{(least is null ? "" : $", at_least: {least}")} }}]").Rules[0];
        rule.Takes(Verdict.Malicious).ShouldBeTrue();
        rule.Takes(Verdict.Suspicious).ShouldBe(suspiciousIsEnough);
        rule.Takes(Verdict.Inconclusive).ShouldBeFalse();
        rule.Takes(Verdict.Benign).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-02T18:00:00Z", true)] // a Monday
    [InlineData("2026-03-02T17:59:59Z", false)]
    [InlineData("2026-03-03T07:59:59Z", true)]
    [InlineData("2026-03-03T08:00:00Z", false)]
    [InlineData("2026-03-07T07:00:00Z", true)] // the night that began on Friday
    [InlineData("2026-03-07T18:00:00Z", false)] // Saturday's would begin
    [InlineData("2026-03-02T07:00:00Z", false)] // Sunday's would end
    public void HoursOverMidnightBelongToTheDayOnWhichTheyBegin(string time, bool hold) =>
        Holds("days: mon-fri, from: '18:00', to: '08:00'", time).ShouldBe(hold);

    [Theory]
    [InlineData("days: [fri-mon]", "2026-03-01T12:00:00Z", true)] // over the end of the week
    [InlineData("days: [fri-mon]", "2026-03-03T12:00:00Z", false)]
    [InlineData("days: [Sat, SUN]", "2026-03-01T23:59:59Z", true)]
    [InlineData("days: [sat, sun]", "2026-03-02T00:00:00Z", false)]
    [InlineData("from: '09:00', to: '17:00'", "2026-03-01T16:59:59Z", true)]
    [InlineData("from: '09:00', to: '17:00'", "2026-03-01T17:00:00Z", false)]
    [InlineData("from: '09:00'", "2026-03-01T08:59:59Z", false)] // until midnight
    [InlineData("from: '09:00'", "2026-03-01T23:59:59Z", true)]
    public void DaysAndHoursHoldFromTheirFirstMinuteToBeforeTheirLast(string hours, string time, bool hold) => Holds(hours, time).ShouldBe(hold);

    [Theory]
    [InlineData("2026-01-15T17:00:00Z", true)] // 18:00 in Paris, in winter
    [InlineData("2026-01-15T16:59:00Z", false)]
    [InlineData("2026-07-15T16:00:00Z", true)] // 18:00 in Paris, in summer
    [InlineData("2026-07-15T15:59:00Z", false)]
    public void HoursFollowTheClockOfTheirZone(string time, bool hold) => Holds("from: '18:00', to: '20:00', zone: Europe/Paris", time).ShouldBe(hold);

    [Theory]
    [InlineData("web-*", "web-1", true)]
    [InlineData("WEB-1", "web-1", true)]
    [InlineData("*", "web-1", true)]
    [InlineData("*-1", "web-1", true)]
    [InlineData("w*b*1", "web-1", true)]
    [InlineData("device:host/*", "web-1", true)]
    [InlineData("web", "web-1", false)]
    [InlineData("web-?", "web-1", false)]
    [InlineData("*-2", "web-1", false)]
    public void EntitiesAreNamedByIdOrNameWithAnyTextForAStar(string pattern, string name, bool fits) =>
        Read($"rules: [{{ name: a, mode: autonomous, entities: '{pattern}' }}]").For(Machine("10.0.0.1", name), "", [], 0).InForce.Rule.ShouldBe(fits ? "a" : "");

    [Fact]
    public void AWildcardOfManyStarsIsSettledAtOnce() =>
        Read($"rules: [{{ name: a, mode: autonomous, entities: '{string.Concat(Enumerable.Repeat("*a", 60))}b' }}]").For(Machine("10.0.0.1", new string('a', 20_000)), "", [], 0).InForce.Mode.ShouldBe(ResponseMode.Off);

    [Fact]
    public void AllConditionsOfARuleMustHoldAndTheFirstRuleThatFitsHolds()
    {
        var policy = Read("""
            mode: confirm
            rules:
              - { name: first, mode: off, types: device, accounts: "site-*", subnets: 10.0.0.0/8, groups: "web*", entities: "web-*" }
              - { name: second, mode: autonomous, types: device }
            """);
        ModeInForce Mode(EntityRef entity, string group) => policy.For(entity, group, [], 0).InForce;
        Mode(Machine("10.0.0.1"), "web servers").ShouldBe(new ModeInForce(ResponseMode.Off, "first", ""));
        Mode(Machine("192.0.2.1"), "web servers").Rule.ShouldBe("second");
        Mode(Machine("10.0.0.1"), "databases").Rule.ShouldBe("second");
        Mode(Machine("10.0.0.1", "db-1"), "web servers").Rule.ShouldBe("second");
        Mode(Machine("10.0.0.1") with { Account = "other" }, "web servers").Rule.ShouldBe("second");
        Mode(Machine("10.0.0.1") with { Type = EntityType.Identity }, "web servers").ShouldBe(new ModeInForce(ResponseMode.Confirm, "", ""));
    }

    [Fact]
    public void WhoIsNeverTouchedIsNeverTouchedWhateverTheRulesSay()
    {
        var policy = Read("""
            mode: autonomous
            rules: [{ name: all, mode: autonomous }]
            never_touch: ["dc-*", "device:host/9", 10.0.9.0/24, "2001:db8:9::/48"]
            """);
        ModeInForce Mode(EntityRef entity) => policy.For(entity, "", [], 0).InForce;
        Mode(Machine("10.0.0.1", "DC-1")).ShouldBe(new ModeInForce(ResponseMode.Off, "", "dc-*"));
        Mode(Machine("10.0.0.1") with { Id = "device:host/9" }).NeverTouched.ShouldBe("device:host/9");
        Mode(Machine("10.0.9.77")).NeverTouched.ShouldBe("10.0.9.0/24");
        Mode(Machine("2001:db8:9:1::5")).NeverTouched.ShouldBe("2001:db8:9::/48");
        Mode(Machine("10.0.8.77")).ShouldBe(new ModeInForce(ResponseMode.Autonomous, "all", ""));
    }

    [Theory]
    [InlineData("10.0.9.5", true)]
    [InlineData("10.0.0.0/8", true)] // holds it
    [InlineData("10.0.9.128/25", true)] // is within it
    [InlineData("10.0.8.0/24", false)]
    [InlineData("2001:db8::/32", false)]
    public void AnAddressThatIsNeverTouchedIsNeverPartOfABlock(string remote, bool isProtected)
    {
        AddressBlock.TryParse(remote, out var block).ShouldBeTrue();
        Read("never_touch: 10.0.9.0/24").NeverTouch.Protects(block).ShouldBe(isProtected ? "10.0.9.0/24" : null);
    }

    [Theory]
    [InlineData("env=prod", "env", "prod", true)]
    [InlineData("ENV=Prod", "env", "prod", true)]
    [InlineData("env=prod", "env", "production", false)]
    [InlineData("env=prod*", "env", "production", true)]
    [InlineData("env", "env", "anything", true)]
    [InlineData("env=*", "env", "", true)]
    [InlineData("env=", "env", "", true)]
    [InlineData("env=", "env", "prod", false)]
    [InlineData("*=prod", "stage", "prod", true)]
    [InlineData("env=a=b", "env", "a=b", true)]
    [InlineData("env=a", "env=a", "", false)]
    [InlineData("env=*", "environment", "prod", false)]
    public void ATagFitsByKeyAndValue(string condition, string key, string value, bool fits) =>
        Read($"rules: [{{ name: a, mode: autonomous, tags: ['{condition}'] }}]").For(Machine("10.0.0.1"), "", [new EntityTag(key, value)], 0).InForce.Rule.ShouldBe(fits ? "a" : "");

    [Fact]
    public void OneOfTheTagsIsEnoughAndAllOtherConditionsMustHold()
    {
        var policy = Read("rules: [{ name: a, mode: autonomous, tags: [env=prod, crown-jewel], entities: 'web-*' }]");
        policy.For(Machine("10.0.0.1", "web-1"), "", [new EntityTag("crown-jewel", "")], 0).InForce.Rule.ShouldBe("a");
        policy.For(Machine("10.0.0.1", "db-1"), "", [new EntityTag("crown-jewel", "")], 0).InForce.Rule.ShouldBeEmpty();
    }

    private static ResponsePolicy Read(string yaml) => PolicyReader.Read("policy.yaml", yaml);

    private static bool Holds(string hours, string time) =>
        Read($"rules: [{{ name: a, mode: autonomous, hours: [{{ {hours} }}] }}]").For(Machine("10.0.0.1"), "", [], DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()).InForce.Rule == "a";

    private static EntityRef Machine(string ip, string name = "web-1") => new() { Type = EntityType.Device, Id = "device:host/1", Name = name, Account = "site-1", Ips = [ip] };

    private static string Example()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(Path.Combine(folder, "Windhover.slnx"))) continue;
            var text = File.ReadAllText(Path.Combine(folder, "docs", "howto", "respond.md")).ReplaceLineEndings("\n");
            var start = text.IndexOf("# response-policy.yaml\n", StringComparison.Ordinal);
            return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
        }

        throw new InvalidOperationException("Windhover.slnx is above no folder of the test");
    }
}

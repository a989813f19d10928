using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Policies;
using Xunit;

namespace Windhover.Tests.Response;

public sealed class PolicyCoverTests
{
    private static readonly long Noon = new DateTimeOffset(2026, 3, 18, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static readonly (EntityRef, string, IReadOnlyList<EntityTag>)[] Estate =
    [
        (Of("web-1", "10.20.0.1"), "web servers", [new("env", "prod", 1)]), (Of("web-2", "10.20.0.2"), "web servers", [new("env", "test", 1)]), (Of("db-1", "10.30.0.1"), "databases", []),
        (Of("dc-1", "10.30.0.2"), "", []), (Of("anna", "", EntityType.Identity), "people", []),
    ];

    [Fact]
    public void EachEntityBelongsToTheFirstRuleThatFitsAndNobodyToTheNeverTouched()
    {
        var cover = Cover("""
            mode: confirm
            never_touch: [dc-*]
            rules:
              - { name: webs, mode: autonomous, groups: ["web*"] }
              - { name: office, mode: off, subnets: [10.0.0.0/8] }
            """);
        cover.Rules.Select(r => $"{r.Name} {r.Mode} {r.Entities} {string.Join(',', r.Examples.Select(e => e.Name))}").ShouldBe(["webs Autonomous 2 web-1,web-2", "office Off 1 db-1"]);
        cover.Otherwise.Examples.Select(e => e.Name).ShouldBe(["anna"]);
        cover.NeverTouched.Examples.Select(e => e.Name).ShouldBe(["dc-1"]);
        (cover.Entities, cover.Autonomous).ShouldBe((5, 2));
    }

    [Fact]
    public void ARuleWithHoursLeavesTheOthersToTheNext()
    {
        var cover = Cover("""
            rules:
              - { name: nights, mode: autonomous, types: device, hours: [{ from: "22:00", to: "06:00" }] }
              - { name: webs, mode: confirm, entities: "web-*" }
            """);
        cover.Rules.Select(r => $"{r.Name} {r.Entities} {r.Now}").ShouldBe(["nights 4 0", "webs 2 2"]);
        (cover.Otherwise.Entities, cover.Otherwise.Now).ShouldBe((3, 3));
        cover.Autonomous.ShouldBe(4, "at night it acts, whatever the hour is now");
    }

    [Fact]
    public void AnAutonomousRuleThatNobodyReachesCoversNobody()
    {
        var cover = Cover("""
            rules:
              - { name: all, mode: off }
              - { name: never, mode: autonomous }
            """);
        cover.Rules[1].Entities.ShouldBe(0);
        cover.Autonomous.ShouldBe(0);
        Cover("mode: autonomous").Autonomous.ShouldBe(5);
    }

    [Fact]
    public void OfManyTheFirstTwelveAreNamedAndAllAreCounted()
    {
        var cover = PolicyCover.Of(new ResponsePolicy(), [.. Enumerable.Range(0, 50).Select(n => (Of($"web-{n}", ""), "", (IReadOnlyList<EntityTag>)[]))], Noon);
        (cover.Otherwise.Entities, cover.Otherwise.Examples.Count).ShouldBe((50, 12));
    }

    [Fact]
    public void TagsOfLogsAndTagsThatPeopleGiveSayWhomARuleIsFor()
    {
        var cover = Cover("""
            tags:
              - { tag: crown-jewel, subnets: 10.30.0.0/16, entities: "db-*" }
              - { tag: crown-jewel, entities: anna }
            rules:
              - { name: jewels, mode: off, tags: crown-jewel }
              - { name: production, mode: autonomous, tags: ["env=prod*"] }
            """);
        cover.Rules.Select(r => $"{r.Name} {string.Join(',', r.Examples.Select(e => e.Name))}").ShouldBe(["jewels db-1,anna", "production web-1"]);
        cover.Autonomous.ShouldBe(1);
    }

    private static PolicyCover Cover(string yaml) => PolicyCover.Of(PolicyReader.Read("policy.yaml", yaml), Estate, Noon);

    private static EntityRef Of(string name, string ip, EntityType type = EntityType.Device) => new() { Type = type, Id = $"{type}:{name}", Name = name, Ips = ip.Length > 0 ? [ip] : [] };
}

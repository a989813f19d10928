using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Entities;

public sealed class TagBookTests
{
    private const long Day = 86_400_000;
    private readonly SymbolTable symbols = new();
    private readonly TagBook book;

    public TagBookTests() => book = new TagBook(symbols);

    [Fact]
    public void ATagStandsFromWhenItIsSetUntilItIsChangedOrGone()
    {
        Set("env", "prod", 100);
        Set("env", "test", 200);
        Set("env", "test", 250);
        Gone("env", 300);
        Set("env", "prod", 400);
        Said().ShouldBe(["env=prod 100-200", "env=test 200-300", "env=prod 400-"]);
        book.Standing(symbols.Intern("i-1")).ShouldHaveSingleItem().ToString().ShouldBe("env=prod");
        book.Of(symbols.Intern("i-2")).ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsToldWholeEndsTheOthersAndLeavesWhatStays()
    {
        Set("app", "web", 100);
        Set("tier", "front", 100);
        Set("app", "web", 200);
        Set("owner", "ops", 200);
        Apply(EntityFactKind.TagsGone, 200);
        Said().ShouldBe(["app=web 100-", "owner=ops 200-", "tier=front 100-200"]);
    }

    [Fact]
    public void SomeKeysStayWhenAllOthersGo()
    {
        Set("aws:group", "a", 100);
        Set("env", "prod", 100);
        Apply(EntityFactKind.TagsGone, 200, "aws:");
        Said().ShouldBe(["aws:group=a 100-", "env=prod 100-200"]);
    }

    [Theory]
    [InlineData("test", "env=prod 100-")]
    [InlineData("prod", "env=prod 100-200")]
    public void WhatGoesOnlyWithAValueStaysWithAnother(string value, string expected)
    {
        Set("env", "prod", 100);
        Apply(EntityFactKind.TagGoneOfValue, 200, "env", value);
        Said().ShouldBe([expected]);
    }

    [Fact]
    public void AMachineThatIsGoneBearsNoTagsAndItsNameBringsNoneAlong()
    {
        Set("env", "prod", 100);
        Apply(EntityFactKind.HostEnded, 200);
        Set("app", "web", 300);
        Said().ShouldBe(["app=web 300-", "env=prod 100-200"]);
    }

    [Fact]
    public void TheOrderInWhichStatementsComeDoesNotMatter()
    {
        (EntityFactKind Kind, long Time, string Key, string Value)[] said =
        [
            (EntityFactKind.TagSet, 100, "env", "prod"), (EntityFactKind.TagSet, 200, "env", "test"), (EntityFactKind.TagGone, 200, "env", ""), (EntityFactKind.TagSet, 200, "env", "dev"), (EntityFactKind.TagSet, 300, "env", "prod"),
            (EntityFactKind.TagSet, 150, "owner", "ops"),
        ];
        var expected = new[] { "env=prod 100-200", "env=test 200-300", "env=prod 300-", "owner=ops 150-" };
        foreach (var order in Orders(said.Length))
        {
            var other = new TagBook(symbols);
            foreach (var index in order) Apply(other, said[index].Kind, said[index].Time, said[index].Key, said[index].Value);
            Said(other).ShouldBe(expected, string.Join(' ', order));
        }
    }

    [Fact]
    public void WhatComesLateIsPutWhereItBelongs()
    {
        Set("env", "prod", 100);
        Set("env", "prod", 300);
        Gone("env", 200);
        Said().ShouldBe(["env=prod 100-200", "env=prod 300-"]);
    }

    [Fact]
    public void OfTenThousandTagsTheFirstAreKeptAndTheRestAreCounted()
    {
        for (var i = 0; i < 10_000; i++) Set($"key-{i}", "x", 100);
        book.Of(symbols.Intern("i-1")).Count.ShouldBe(TagLimits.MostKeys);
        book.LeftOutOf(symbols.Intern("i-1")).ShouldBe(10_000 - TagLimits.MostKeys);
        book.LeftOut.ShouldBe(10_000 - TagLimits.MostKeys);
        Set("key-0", "y", 200);
        book.Standing(symbols.Intern("i-1")).ShouldContain(t => t.ToString() == "key-0=y", "what is known can change");
    }

    [Fact]
    public void WhoeverChangesATagOverAndOverDoesNotDriveOutWhatStoodBefore()
    {
        Set("crown-jewel", "yes", 100);
        for (var i = 0; i < 10_000; i++)
        {
            Gone("crown-jewel", 20 * Day + (2 * i));
            Set("crown-jewel", $"no-{i}", 20 * Day + (2 * i) + 1);
        }

        var tags = book.Of(symbols.Intern("i-1"));
        tags.Single(t => t.StoodAt(20 * Day - 1)).ToString().ShouldBe("crown-jewel=yes");
        tags.Single(t => t.To is null).ToString().ShouldBe("crown-jewel=no-9999");
        tags.Count.ShouldBeLessThanOrEqualTo(TagLimits.MostChanges);
        book.LeftOutOf(symbols.Intern("i-1")).ShouldBeGreaterThan(19_000);
    }

    [Fact]
    public void WhatChangesEveryDayIsForgottenAfterItsTime()
    {
        for (var day = 0; day < 100; day++) Set("backup", $"{day}", day * Day);
        var tags = book.Of(symbols.Intern("i-1"));
        tags[^1].ToString().ShouldBe("backup=99");
        tags[0].ToString().ShouldBe("backup=68");
        book.LeftOut.ShouldBe(0);
    }

    [Fact]
    public void ASnapshotHoldsAllThatIsKnownAndTheSameBytesTwice()
    {
        Set("env", "prod", 100);
        Gone("env", 200);
        Set("crown-jewel", "", 300);
        Apply(EntityFactKind.TagLeftOut, 400);
        var bytes = Saved(book);
        var restored = new TagBook(symbols);
        restored.Restore(new SnapshotReader(new MemoryStream(bytes)));
        Said(restored).ShouldBe(Said());
        (restored.LeftOut, restored.LeftOutOf(symbols.Intern("i-1"))).ShouldBe((1, 1));
        Saved(restored).ShouldBe(bytes);
        Apply(restored, EntityFactKind.TagSet, 500, "env", "new");
        Said(restored).ShouldContain("env=new 500-");
    }

    [Fact]
    public void WhatIsOverForLongMakesRoom()
    {
        Set("env", "prod", 100);
        Apply(EntityFactKind.HostEnded, 200);
        for (var i = 0; i < 70_000; i++) Apply(EntityFactKind.TagGone, 60 * Day, "none");
        (book.Count, book.Of(symbols.Intern("i-1")).Count).ShouldBe((0, 0));
    }

    private static IEnumerable<int[]> Orders(int count)
    {
        if (count == 0) return [[]];
        return Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));
    }

    private static byte[] Saved(TagBook from)
    {
        using var stream = new MemoryStream();
        from.Save(new SnapshotWriter(stream));
        return stream.ToArray();
    }

    private void Set(string key, string value, long time) => Apply(EntityFactKind.TagSet, time, key, value);

    private void Gone(string key, long time) => Apply(EntityFactKind.TagGone, time, key);

    private void Apply(EntityFactKind kind, long time, string key = "", string value = "") => Apply(book, kind, time, key, value);

    private void Apply(TagBook to, EntityFactKind kind, long time, string key, string value) =>
        to.Apply(new EntityFact { Kind = kind, Time = time, Subject = symbols.Intern("i-1"), Object = symbols.Intern(key), Value = symbols.Intern(value) });

    private string[] Said() => Said(book);

    private string[] Said(TagBook from) => [.. from.Of(symbols.Intern("i-1")).Select(t => $"{t} {t.From}-{t.To}")];
}

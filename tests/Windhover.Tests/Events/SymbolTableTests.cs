using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Events;

public sealed class SymbolTableTests
{
    [Fact]
    public void ManyThreadsAgreeOnEveryText()
    {
        var table = new SymbolTable();
        var texts = Enumerable.Range(0, 20_000).Select(i => $"text {i * 7919}").ToArray();
        var found = new Symbol[8][];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = found.Length }, t =>
        {
            // Every thread in an order of its own, so that each is first with some of them.
            var mine = new Symbol[texts.Length];
            for (var i = 0; i < texts.Length; i++)
            {
                var at = (i * 31 + t * 2503) % texts.Length;
                mine[at] = table.Intern(Encoding.UTF8.GetBytes(texts[at]));
                table.Text(mine[at]).ShouldBe(texts[at]);
            }

            found[t] = mine;
        });
        foreach (var mine in found) mine.ShouldBe(found[0]);
        table.Count.ShouldBe(texts.Length + 2);
        found[0].Distinct().Count().ShouldBe(texts.Length);
        foreach (var symbol in found[0]) table.Hash(symbol).ShouldBe(StableHash.Of(table.Text(symbol)));
    }

    [Fact]
    public void AFullTableCountsWhatItRefusesAndKeepsWhatItHas()
    {
        var table = new SymbolTable(capacity: 100);
        var first = table.Intern("first");
        for (var i = 0; i < 1000; i++) table.Intern($"text {i}");
        table.Count.ShouldBeLessThanOrEqualTo(100);
        table.Intern("another").ShouldBe(table.Overflow);
        table.Overflowed.ShouldBeGreaterThanOrEqualTo(900);
        table.Intern("first").ShouldBe(first);
        table.Text(table.Overflow).ShouldNotBeEmpty();
    }

    [Fact]
    public void ALongTextIsCut()
    {
        var table = new SymbolTable();
        var cut = table.Intern(Encoding.UTF8.GetBytes(new string('a', 5000)));
        table.Text(cut).Length.ShouldBe(SymbolTable.LongestText);
        table.Intern(new string('a', 6000)).ShouldBe(cut);
    }

    [Fact]
    public void AKnownTextIsFoundWithoutAllocation()
    {
        var table = new SymbolTable();
        table.Intern("eu-west-1"u8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) table.Intern("eu-west-1"u8);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void EveryTextHasItsOldNumberAfterASnapshot()
    {
        var table = new SymbolTable();
        var symbols = Enumerable.Range(0, 3000).Select(i => table.Intern($"text {i}")).ToArray();

        // Text that is not UTF-8, and text that a cut at the limit leaves half a letter of.
        var broken = table.Intern([0xFF, 0xFE, 0x41]);
        var alike = table.Intern([0xFE, 0xFF, 0x41]);
        table.Text(alike).ShouldBe(table.Text(broken));
        var half = table.Intern(Encoding.UTF8.GetBytes(new string('a', SymbolTable.LongestText - 1) + "é"));
        using var stream = new MemoryStream();
        table.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new SymbolTable();
        restored.Restore(new SnapshotReader(stream));
        restored.Count.ShouldBe(table.Count);
        foreach (var symbol in symbols) restored.Text(symbol).ShouldBe(table.Text(symbol));
        restored.Text(broken).ShouldBe(table.Text(broken));
        restored.Intern([0xFF, 0xFE, 0x41]).ShouldBe(broken);
        restored.Intern([0xFE, 0xFF, 0x41]).ShouldBe(alike);
        restored.Intern(Encoding.UTF8.GetBytes(new string('a', SymbolTable.LongestText - 1) + "é")).ShouldBe(half);
        restored.Hash(broken).ShouldBe(table.Hash(broken));
    }
}

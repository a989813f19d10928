using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Xunit;

namespace Windhover.Tests.Ingestion.Enrichment;

public class AddressTableTests
{
    [Fact]
    public void WhatTwoSetsSayOfOneAddressIsPutTogether()
    {
        var table = new AddressTableBuilder()
            .Add("countries", "1", [Range("20.0.0.0/8", AddressInfo.None with { Country = "US" })])
            .Add("networks", "2", [Range("20.1.0.0/16", AddressInfo.None with { Asn = 64500, Organisation = "Example" })])
            .Build();
        table.Find(Address.Parse("20.0.255.255")).ShouldBe(AddressInfo.None with { Country = "US" });
        table.Find(Address.Parse("20.1.0.0")).ShouldBe(new AddressInfo(AddressClass.Unknown, 64500, "Example", "US", "", ""));
        table.Find(Address.Parse("20.2.0.0")).Asn.ShouldBe(0u);
        table.Find(Address.Parse("21.0.0.0")).ShouldBe(AddressInfo.None);
        table.Find(Address.Parse("19.255.255.255")).ShouldBe(AddressInfo.None);
    }

    [Fact]
    public void OfRangesOfOneSetTheNarrowerHolds()
    {
        var table = new AddressTableBuilder().Add("regions", "1",
        [
            Range("2600:1f00::/24", Region("all")), Range("2600:1f14::/32", Region("west")), Range("2600:1f14:1::/48", Region("west-2")), Range("2600:1f18::/32", Region("east")),
        ]).Build();
        table.Find(Address.Parse("2600:1f01::1")).Region.ShouldBe("all");
        table.Find(Address.Parse("2600:1f14::1")).Region.ShouldBe("west");
        table.Find(Address.Parse("2600:1f14:1::1")).Region.ShouldBe("west-2");
        table.Find(Address.Parse("2600:1f14:2::1")).Region.ShouldBe("west");
        table.Find(Address.Parse("2600:1f18::1")).Region.ShouldBe("east");
        table.Find(Address.Parse("2600:1f19::1")).Region.ShouldBe("all");
    }

    [Fact]
    public void ALaterSetOverrulesAnEarlierOneFieldByField()
    {
        var table = new AddressTableBuilder()
            .Add("a", "1", [Range("20.0.0.0/8", new AddressInfo(AddressClass.Hosting, 1, "One", "US", "", ""))])
            .Add("b", "1", [Range("20.0.0.1", AddressInfo.None with { Class = AddressClass.Tor })])
            .Build();
        table.Find(Address.Parse("20.0.0.1")).ShouldBe(new AddressInfo(AddressClass.Tor, 1, "One", "US", "", ""));
        table.Find(Address.Parse("20.0.0.2")).Class.ShouldBe(AddressClass.Hosting);
    }

    [Fact]
    public void ASpecialAddressIsWhatItIsWhateverTheDataSays() =>
        new AddressTableBuilder().Add("a", "1", [Range("0.0.0.0/0", AddressInfo.None with { Country = "US" })]).Build()
            .Find(Address.Parse("10.1.1.1")).ShouldBe(AddressInfo.None with { Class = AddressClass.Private });

    [Fact]
    public void EveryAddressIsFoundAsALookThroughAllRangesFindsIt()
    {
        var range = from start in Gen.Choose(0, 4000) from length in Gen.Choose(1, 300) from asn in Gen.Choose(1, 40) select (Start: (uint)start, Length: (uint)length, Asn: (uint)asn);
        Prop.ForAll(range.ListOf().Select(l => l.ToArray()).ToArbitrary(), ranges =>
        {
            // Without overlaps within the set: each range begins behind the one before.
            var kept = new List<(uint From, uint To, uint Asn)>();
            foreach (var (start, length, asn) in ranges.OrderBy(r => r.Start))
            {
                var from = Math.Max(start, kept.Count == 0 ? 0 : kept[^1].To + 1);
                kept.Add((from, from + length - 1, asn));
            }

            const uint Base = 20u << 24;
            var table = new AddressTableBuilder()
                .Add("a", "1", kept.Select(k => new AddressRange(Address.FromV4(Base + k.From), Address.FromV4(Base + k.To), AddressInfo.None with { Asn = k.Asn }))).Build();
            return Enumerable.Range(0, 4500).All(i => table.Find(Address.FromV4(Base + (uint)i)).Asn == kept.FirstOrDefault(k => k.From <= i && i <= k.To).Asn);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ATableIsTheSameAfterItWasWritten()
    {
        var table = new AddressTableBuilder().Add("a", "7", [Range("20.0.0.0/8", new AddressInfo(AddressClass.Cloud, 1, "One", "US", "one", "r")), Range("2600::/16", Region("x"))]).Build();
        using var file = new MemoryStream();
        AddressTableFile.Write(table, file);
        file.Position = 0;
        var again = AddressTableFile.Read(file);
        again.Versions.ShouldBe(table.Versions);
        again.Find(Address.Parse("20.1.1.1")).ShouldBe(table.Find(Address.Parse("20.1.1.1")));
        again.Find(Address.Parse("2600::1")).Region.ShouldBe("x");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(-2)]
    public void ADamagedTableIsRefused(int at)
    {
        using var file = new MemoryStream();
        AddressTableFile.Write(new AddressTableBuilder().Add("a", "7", [Range("20.0.0.0/8", Region("somewhere"))]).Build(), file);
        var bytes = file.ToArray();
        bytes[at < 0 ? bytes.Length + at : at] ^= 0x55;
        Should.Throw<InvalidDataException>(() => AddressTableFile.Read(new MemoryStream(bytes)));
        Should.Throw<InvalidDataException>(() => AddressTableFile.Read(new MemoryStream(bytes[..(bytes.Length / 2)])));
    }

    private static AddressInfo Region(string name) => AddressInfo.None with { Region = name };

    private static AddressRange Range(string block, AddressInfo info)
    {
        AddressBlock.TryParse(block, out var from, out var to).ShouldBeTrue();
        return new AddressRange(from, to, info);
    }
}

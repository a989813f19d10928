using System.Reflection;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Detection;

/// <summary>What learned alerts claim by ATT&amp;CK, and what makes them claim it.</summary>
public class LearnedTechniquesTests
{
    private readonly SymbolTable symbols = new();
    private readonly PairProfiles pairs = new();
    private readonly WindowBook book = new();

    [Theory]
    [InlineData(443, "T1071.001 T1573")]
    [InlineData(80, "T1071.001")]
    [InlineData(53, "T1071.004")]
    [InlineData(993, "T1071 T1573")]
    [InlineData(4444, "T1071")]
    public void ABeatIsNamedByItsPort(ushort port, string techniques) => Claims(EntityType.Device, Pair(Signal.Beacon, port)).ShouldBe(techniques);

    [Theory]
    [InlineData(443, 0, "T1048.002 T1030")]
    [InlineData(443, 9, "T1048.002")]
    [InlineData(21, 9, "T1048.003")]
    [InlineData(4444, 9, "T1048")]
    public void DataThatLeavesIsNamedByItsPortAndByWhetherItIsALittleAtATime(ushort port, double burst, string techniques) =>
        Claims(EntityType.Device, Pair(Signal.RareBytes, port), Number(Signal.OutsideBytesOut, burst)).ShouldBe(techniques);

    [Theory]
    [InlineData(40, "T1046 T1018")]
    [InlineData(3, "T1046")]
    public void WhoMeetsManyMachinesLooksForMachines(double met, string techniques) =>
        Claims(EntityType.Device, new ScoreRow { Kind = ScoreRowKind.ManyNew, Feature = Feature.InsidePeer, Number = met, Bits = 9, Pair = -1 }).ShouldBe(techniques);

    [Theory]
    [InlineData(Signal.OutsideBytesOut, "T1041")]
    [InlineData(Signal.BytesOut, "T1074")]
    public void MuchThatStaysInsideIsNoExfiltration(Signal signal, string techniques) => Claims(EntityType.Device, Number(signal, 9)).ShouldBe(techniques);

    [Fact]
    public void ANewOperationIsNamedByWhatItServes()
    {
        Called("GetSecretValue", isNew: true, 3);
        Called("ListUsers", isNew: false, 9);
        Claims(EntityType.Identity, Rare(Feature.Operation)).ShouldBe("T1555.006");
    }

    [Theory]
    [InlineData(Feature.SourceNetwork)]
    [InlineData(Feature.Agent)]
    [InlineData(Feature.Region)]
    [InlineData(Feature.Hour)]
    public void WhatAnotherHandDoesCountsThoughItsOwnerDoesItToo(Feature how)
    {
        Called("GetSecretValue", isNew: true, 3);
        Called("ListUsers", isNew: false, 9);
        Claims(EntityType.Identity, Rare(how)).ShouldBe("T1078.004 T1087.004 T1555.006");
    }

    [Fact]
    public void AnIdentityWhoseOperationsSayNothingIsUsedBySomebody()
    {
        Called("PaintItBlack", isNew: true, 3);
        Claims(EntityType.Identity, Rare(Feature.Operation)).ShouldBe("T1078.004");
    }

    [Fact]
    public void WhoReadsMuchIsNamedByWhatWasRead()
    {
        Called("ListObjects", isNew: false, 2);
        Called("DeleteUser", isNew: false, 1);
        Claims(EntityType.Identity, Number(Signal.BytesIn, 9)).ShouldBe("T1530 T1619");
    }

    private static ScoreRow Number(Signal signal, double bits) => new() { Kind = ScoreRowKind.Number, Signal = signal, Bits = bits, Pair = -1 };

    private static ScoreRow Rare(Feature feature) => new() { Kind = ScoreRowKind.Rare, Feature = feature, Bits = 9, Pair = -1 };

    private ScoreRow Pair(Signal signal, ushort port)
    {
        var pair = pairs.Add(new FlowView { Entity = 0, Peer = Address.Parse("203.0.113.9"), Port = port, Protocol = 6, PeerOutside = true, Time = 1, StartTime = 1 }, 0, out _, null);
        return new() { Kind = ScoreRowKind.Number, Signal = signal, Bits = 9, Pair = pair };
    }

    private void Called(string operation, bool isNew, int times)
    {
        ref var window = ref book.Of(0, 1);
        for (var i = 0; i < times; i++) book.Touch(ref window, new() { Feature = Feature.Operation, Text = symbols.Intern(operation), Hash = StableHash.Of(operation) }, default, default, 1);
        book.Values[book.Values.Count - 1].Novelty = new Novelty(isNew ? 0.001 : 0.9, isNew, isNew ? 0 : 20, 9, 10);
    }

    private string Claims(EntityType type, params ScoreRow[] rows)
    {
        var kind = LearnedKind.Of(type, rows);
        var techniques = new LearnedTechniques(OperationTechniques.Load([Assembly.Load("Windhover.Integrations")]), symbols, pairs).Of(kind, new ScoredWindow(book.Of(0, 1), 2, 20, 1e-6, 70, rows), book);

        // What the coverage page says of the kind is all that its own rows can name.
        if (type == EntityType.Device) techniques.ShouldBeSubsetOf(kind.Attacks.Concat(kind.Finer));
        return string.Join(' ', techniques.Select(t => t.Technique));
    }
}

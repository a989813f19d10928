using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.VnetFlow;
using Xunit;

namespace Windhover.Tests.Integrations.Azure.Sources;

public class VnetFlowTests
{
    private const string Outbound = "1772442003599,10.20.1.6,203.0.113.80,23956,443,6,O,E,NX,3,767,2,1580";
    private readonly EventBuffer output = new(new SymbolTable());
    private readonly IRecordReader reader;

    public VnetFlowTests() => reader = new VnetFlowSource().CreateReader(new ReaderContext { Symbols = output.Symbols });

    [Fact]
    public void AnAddressIsLearntOnceAndAgainWhenItMovesToAnotherInterface()
    {
        foreach (var mac in (string[])["00224871C205", "00-22-48-71-c2-05", "6045BD8C10AF", "00224871C205"]) Read(Record(mac, Outbound));
        output.Network.Length.ShouldBe(4);
        output.Facts.ToArray().Select(f => output.Symbols.Text(f.Subject)).ShouldBe(["00224871c205", "6045bd8c10af", "00224871c205"]);
        output.Facts[0].Kind.ShouldBe(EntityFactKind.AddressOfInterface);
        output.Facts[0].Address.ToString().ShouldBe("10.20.1.6");
    }

    [Fact]
    public void TheDestinationOfAnInboundFlowIsTheInterfacesOwnAddress()
    {
        Read(Record("00224871C205", "1772442003599,203.0.113.80,10.20.1.7,50000,443,6,I,D,NX,0,0,0,0"));
        output.Facts[0].Address.ToString().ShouldBe("10.20.1.7");
    }

    [Theory]
    [InlineData("1772442003599,10.20.1.8,203.0.113.80,1,2,6,O,D,NX,0,0,0,0")]
    [InlineData("1772442003599,203.0.113.66,10.20.1.8,1,2,6,O,B,NX,0,0,0,0")]
    [InlineData("1772442003599,203.0.113.66,239.255.255.250,1,2,17,I,B,NX,0,0,0,0")]
    public void WhatAMachineOnlyClaimsOrForwardsIsNotLearntAsItsOwnAddress(string tuple)
    {
        Read(Record("00224871C205", tuple));
        output.Network.Length.ShouldBe(1);
        output.Facts.Length.ShouldBe(0);
    }

    [Fact]
    public void ARecordCutAnywhereIsOneRejectAndNothingElse()
    {
        var record = Encoding.UTF8.GetBytes(Record("00224871C205", Outbound, Outbound));
        for (var length = 0; length < record.Length; length++)
        {
            output.Clear();
            reader.Read(record.AsSpan(0, length), default, output);
            (output.EventCount, output.Facts.Length, output.Ignored.Count, output.Rejected.Count).ShouldBe((0, 0, 0, 1), $"cut at {length}");
        }
    }

    [Fact]
    public void NoiseInARecordIsCountedAndNeverThrown()
    {
        var random = new Random(11);
        var good = Encoding.UTF8.GetBytes(Record("00224871C205", Outbound, Outbound, Outbound));
        for (var round = 0; round < 3000; round++)
        {
            var record = (byte[])good.Clone();
            for (var i = random.Next(1, 6); i > 0; i--) record[random.Next(record.Length)] = (byte)random.Next(256);
            output.Clear();
            reader.Read(record, default, output);
            var units = output.EventCount + output.Ignored.Count + output.Rejected.Count;
            units.ShouldBeInRange(1, 3);
        }
    }

    [Theory]
    [InlineData("\"\\ud800\":1,")]
    [InlineData("\"rule\":\"\\ud800\",")]
    [InlineData("\"flowTuples\":7,")]
    [InlineData("\"flowTuples\":[\"\\ud800\"],")]
    [InlineData("\"flowTuples\":[{\"flowTuples\":[1,2]}],")]
    public void OddContentInAGroupLeavesItsTuplesReadable(string odd)
    {
        Read(Record("00224871C205", Outbound).Replace("{\"rule\"", "{" + odd + "\"rule\"", StringComparison.Ordinal));
        output.Network.Length.ShouldBe(1);
        output.Rejected.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void AFieldOfAMegabyteIsRejectedByItsName()
    {
        var digits = new string('1', 1 << 20);
        Read(Record(digits, digits + ",10.20.1.6,203.0.113.80,1,2,6,O,B,NX,,,,", $"1772442003599,{digits},203.0.113.80,1,2,6,O,B,NX,,,,"));
        output.Rejected.Select(r => r.Reason).ShouldBe(["flow tuple: time stamp is not a number", "flow tuple: source is not an address"]);
    }

    [Theory]
    [InlineData("253402300800000", "time stamp")]
    [InlineData("9223372036854775808", "time stamp")]
    [InlineData("-1772442003599", "time stamp")]
    [InlineData("+1772442003599", "time stamp")]
    public void ATimeThatNoCalendarHoldsIsRejected(string time, string field)
    {
        Read(Record("00224871C205", Outbound.Replace("1772442003599", time, StringComparison.Ordinal)));
        output.Rejected.ShouldHaveSingleItem().Reason.ShouldContain(field);
    }

    [Fact]
    public void ReadingAllocatesNothingOnceTheBufferHasGrown()
    {
        var record = Encoding.UTF8.GetBytes(Record("00224871C205", [.. Enumerable.Repeat(Outbound, 500)]));
        for (var i = 0; i < 3; i++) ReadAgain();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) ReadAgain();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        output.Network.Length.ShouldBe(500);

        void ReadAgain()
        {
            output.Clear();
            reader.Read(record, default, output);
        }
    }

    [Theory]
    [InlineData("""{"records":[{"category":"NetworkSecurityGroupFlowEvent","properties":{"flows":[{"rule":"r","flows":[{"flowTuples":["1,2"]}]}]}}]}""")]
    [InlineData("""{"Records":[{"eventName":"PutObject","body":"{\"category\":\"FlowLogFlowEvent\",\"flowRecords\":{\"flowTuples\":[]}}"}]}""")]
    [InlineData("flowRecords FlowLogFlowEvent flowTuples")]
    public void AnotherLogIsNotRecognised(string head) => new VnetFlowSource().Recognise(Encoding.UTF8.GetBytes(head)).ShouldBe(0);

    private static string Record(string mac, params string[] tuples) =>
        $$$"""
        {"macAddress":"{{{mac}}}","category":"FlowLogFlowEvent",
        "targetResourceID":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v",
        "flowRecords":{"flows":[{"aclID":"a","flowGroups":[{"rule":"r","flowTuples":["{{{string.Join("\",\"", tuples)}}}"]}]}]}}
        """;

    private void Read(string record) => reader.Read(Encoding.UTF8.GetBytes(record), default, output);
}

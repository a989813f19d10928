using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.VpcFlow;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.VpcFlow;

public class VpcFlowReaderTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["version"] = "10", ["account-id"] = "111122223333", ["interface-id"] = "eni-0f1e2d3c4b5a69788", ["srcaddr"] = "10.0.0.1", ["dstaddr"] = "10.0.0.2",
        ["srcport"] = "49152", ["dstport"] = "443", ["protocol"] = "6", ["packets"] = "7", ["bytes"] = "123456789012", ["start"] = "1772445600", ["end"] = "1772445658",
        ["action"] = "REJECT", ["log-status"] = "OK", ["vpc-id"] = "vpc-1", ["subnet-id"] = "subnet-1", ["instance-id"] = "i-0123456789abcdef0", ["tcp-flags"] = "2",
        ["type"] = "IPv4", ["pkt-srcaddr"] = "192.0.2.9", ["pkt-dstaddr"] = "10.0.0.3", ["region"] = "eu-central-1", ["az-id"] = "euc1-az1", ["sublocation-type"] = "-",
        ["sublocation-id"] = "-", ["pkt-src-aws-service"] = "S3", ["pkt-dst-aws-service"] = "-", ["flow-direction"] = "ingress", ["traffic-path"] = "-",
        ["ecs-service-name"] = "-", ["ecs-task-arn"] = "-", ["reject-reason"] = "BPA", ["resource-id"] = "-", ["encryption-status"] = "1",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void TheOrderOfTheFieldsDoesNotMatter(int seed)
    {
        var names = Values.Keys.ToArray();
        new Random(seed).Shuffle(names);
        var shuffled = VpcFlows.Read(string.Join(' ', names), string.Join(' ', names.Select(n => Values[n])));
        var plain = VpcFlows.Read(string.Join(' ', Values.Keys), string.Join(' ', Values.Values));
        EventText.Of(shuffled).ShouldBe(EventText.Of(plain));

        ref var flow = ref plain.Network[0];
        flow.Source.ToString().ShouldBe("192.0.2.9");
        flow.Destination.ToString().ShouldBe("10.0.0.2", "an ingress record is of the interface itself, whatever the packet was translated to");
        flow.BytesOut.ShouldBe(123456789012);
        flow.Disposition.ShouldBe(Disposition.Blocked);
        flow.Known.ShouldBe(FlowFields.BytesOut | FlowFields.TcpFlags | FlowFields.Initiator | FlowFields.Encrypted);
        plain.Symbols.Text(flow.Rule).ShouldBe("BPA");
        plain.Symbols.Text(flow.Service).ShouldBe("S3");
        plain.Symbols.Text(flow.Host).ShouldBe("i-0123456789abcdef0");
        flow.EndTime.ShouldBe(1772445658000);
    }

    [Theory]
    [InlineData("srcaddr dstaddr end")]
    [InlineData("start srcaddr dstaddr srcport dstport")]
    [InlineData("pkt-srcaddr pkt-dstaddr end bytes")]
    [InlineData(VpcFlows.DefaultHeader)]
    [InlineData(VpcFlows.DefaultHeader + " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr")]
    [InlineData(VpcFlows.DefaultHeader + " region az-id sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path")]
    [InlineData(VpcFlows.DefaultHeader + " reject-reason resource-id encryption-status")]
    public void AFieldListIsReadAndRecognised(string header)
    {
        var line = string.Join(' ', header.Split(' ').Select(n => Values[n]));
        var output = VpcFlows.Read(header, line);
        output.Network.Length.ShouldBe(1);
        output.Ignored.Select(n => n.Reason).ShouldBe(["header"]);
        output.Rejected.ShouldBeEmpty();
        new VpcFlowSource().Recognise(Encoding.UTF8.GetBytes($"{header}\n{line}\n")).ShouldBe(95);
    }

    [Fact]
    public void AnInterfaceIsIntroducedOnceAndAgainWhenItsAddressChanges()
    {
        const string header = "interface-id instance-id srcaddr dstaddr flow-direction start end";
        var output = VpcFlows.Read(
            header,
            "eni-1 i-1 10.0.0.1 10.0.0.9 egress 100 101",
            "eni-1 i-1 10.0.0.9 10.0.0.1 ingress 100 101",
            "eni-2 i-2 10.0.0.2 10.0.0.9 egress 100 101",
            "eni-1 i-1 10.0.0.1 10.0.0.8 egress 100 101",
            "eni-1 i-1 10.0.0.7 10.0.0.8 egress 200 201",
            "eni-1 - 10.0.0.6 10.0.0.8 - 200 201");
        output.Facts.ToArray().Select(f => $"{f.Kind} {output.Symbols.Text(f.Subject)} {output.Symbols.Text(f.Object)}{f.Address} {f.Time}").ShouldBe(
        [
            "InterfaceOfHost eni-1 i-1 100000", "AddressOfInterface eni-1 10.0.0.1 100000",
            "InterfaceOfHost eni-2 i-2 100000", "AddressOfInterface eni-2 10.0.0.2 100000",
            "AddressOfInterface eni-1 10.0.0.7 200000",
        ]);
    }

    [Fact]
    public void AReaderGoesOnInTheMiddleOfAFile()
    {
        var symbols = new SymbolTable();
        var context = new ReaderContext { Symbols = symbols };
        var first = new VpcFlowSource().CreateReader(context);
        var output = new EventBuffer(symbols);
        first.Read("dstaddr srcaddr end"u8, default, output);
        var second = new VpcFlowSource().CreateReader(context);
        second.RestoreState(first.SaveState().ShouldNotBeNull());
        second.Read("10.0.0.2 10.0.0.1 5"u8, default, output);
        output.Network[0].Source.ToString().ShouldBe("10.0.0.1");
        new VpcFlowSource().CreateReader(context).SaveState().ShouldBeNull();
    }

    [Fact]
    public void NoDataIsSeenEvenWithoutTheStatusField() =>
        VpcFlows.Read("srcaddr dstaddr start end", "- - 1 2").Ignored.Select(n => n.Reason).ShouldBe(["header", "no data"]);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("12345678")]
    [InlineData("123456789")]
    [InlineData("99999999")]
    [InlineData("999999999999999999")]
    public void NumbersOfEveryLengthAreRead(string bytes) =>
        VpcFlows.Read("start end srcaddr dstaddr bytes", $"1 2 10.0.0.1 10.0.0.2 {bytes}").Network[0].BytesOut.ShouldBe(long.Parse(bytes));

    [Theory]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("5.0")]
    [InlineData("0x1")]
    [InlineData("1a345678")]
    [InlineData(":")]
    [InlineData("/")]
    [InlineData("99999999999999999999999")]
    public void WhatIsNoNumberIsRejectedByItsField(string bytes) =>
        VpcFlows.Read("start end srcaddr dstaddr bytes", $"1 2 10.0.0.1 10.0.0.2 {bytes}").Rejected.Single().Reason.ShouldBe("bytes is not a number");

    [Fact]
    public void RandomBytesAreRejectedAndNeverThrown()
    {
        var random = new Random(11);
        var alphabet = "0123456789.-: \tOKeni\0\u00ff"u8.ToArray();
        var lines = Enumerable.Range(0, 5000).Select(_ => random.GetItems(alphabet, random.Next(1, 200))).ToArray();
        var output = VpcFlows.Read(lines);
        (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBe(lines.Length);
        output.EventCount.ShouldBe(0);
    }

    [Fact]
    public void AHugeFieldIsRejectedAndTheNextLineIsRead()
    {
        var good = "2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 2 ACCEPT OK";
        var output = VpcFlows.Read(new string('x', 1 << 20), good.Replace("eni-1", new string('e', 1 << 20), StringComparison.Ordinal), string.Join(' ', new int[400]), good);
        output.Rejected.Select(n => n.Reason).ShouldBe(["line is longer than 16 KiB", "line is longer than 16 KiB", "too many fields"]);
        output.Network.Length.ShouldBe(1);
    }

    [Fact]
    public void ARecordAllocatesNothing()
    {
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = new VpcFlowSource().CreateReader(new ReaderContext { Symbols = symbols });
        reader.Read(Encoding.UTF8.GetBytes(string.Join(' ', Values.Keys)), default, output);
        var line = Encoding.UTF8.GetBytes(string.Join(' ', Values.Values));
        for (var i = 0; i < 100; i++) reader.Read(line, default, output);
        output.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            reader.Read(line, default, output);
            output.Clear();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData("2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 2 ACCEPT OK\n", 85)]
    [InlineData("2026-03-02T10:00:00.000Z 2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 2 ACCEPT OK\n", 85)]
    [InlineData("2 111122223333 eth0 10.0.0.1 10.0.0.2 1 2 6 1 1 1 2 ACCEPT OK\n", 0)]
    [InlineData("start end version\n", 0)]
    [InlineData("the quick brown fox\n", 0)]
    [InlineData("{\"srcaddr\": \"10.0.0.1\"}\n", 0)]
    public void AFileIsRecognisedByItsFirstLine(string head, int sureness) => new VpcFlowSource().Recognise(Encoding.UTF8.GetBytes(head)).ShouldBe(sureness);
}

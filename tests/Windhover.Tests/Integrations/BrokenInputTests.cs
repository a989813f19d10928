using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Fuzzing;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations;

/// <summary>Whatever writers, disks and attackers do to a record of any source: nothing is thrown, it is accounted for, and it costs little. The bench project does the same a million times.</summary>
public class BrokenInputTests
{
    public static TheoryData<string> Sources => [.. FuzzSource.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void ABrokenRecordIsAccountedFor(string name)
    {
        var counts = new ReaderFuzz(new FuzzWatch()).Round(Source(name), round: 0, inputs: 300);
        counts.Inputs.ShouldBe(300);
        counts.Rejected.ShouldBeGreaterThan(0);
        (counts.Events + counts.Ignored).ShouldBeGreaterThan(0, "something of the samples must still be read");
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void ABrokenFileIsAccountedFor(string name)
    {
        var counts = new FileFuzz(new FuzzWatch()).Round(Source(name), round: 0, inputs: 40);
        counts.Inputs.ShouldBe(40);
        (counts.Events + counts.Ignored + counts.Rejected).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void DeepAndHugeRecordsAreAccountedForOnce(string name)
    {
        string[] records =
        [
            string.Concat(Enumerable.Repeat("{\"detail\":", 5000)), new('[', 100_000), new('"', 100_000), string.Concat(Enumerable.Repeat("\" \"", 50_000)), new(',', 1 << 20), new(' ', 1 << 20),
            $"{{\"a\":\"{new string('x', 1 << 20)}\"}}", "{\"\\ud800\":1}", "{\"a\":\"\\udc00\"}", $"{{\"a\":{new string('9', 1 << 20)}}}",
        ];
        foreach (var record in records.Select(Encoding.UTF8.GetBytes))
        {
            var output = new EventBuffer(new SymbolTable(capacity: 4096));
            var reader = Source(name).Source.CreateReader(new ReaderContext { Symbols = output.Symbols });
            var before = GC.GetAllocatedBytesForCurrentThread();
            reader.Read(record, default, output);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(FuzzLimits.Allocated(record.Length));
            (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBe(1, Encoding.Latin1.GetString(record.AsSpan(0, Math.Min(60, record.Length))));
        }
    }

    [Theory]
    [InlineData("aws.eks-audit", """{"messageType":"DATA_MESSAGE","logEvents":[{"\ud800":1,"id":"1","timestamp":1772445600000,"message":"{}"}]}""")]
    [InlineData("aws.waf", """{"timestamp":1772445600000,"webaclId":"a","action":"BLOCK","httpRequest":{"clientIp":"192.0.2.1","headers":[{"\udc00":1,"name":"Host","value":"a"}]}}""")]
    [InlineData("m365.audit", """{"CreationTime":"2026-03-02T10:00:00","Operation":"UserLoggedIn","Workload":"AzureActiveDirectory","UserId":"a@example.com","ExtendedProperties":[{"\ud800x":1,"Name":"UserAgent","Value":"b"}]}""")]
    public void ANameWithHalfASurrogatePairIsNoNameThatIsLookedFor(string name, string record)
    {
        var output = SourceSample.Read(Source(name).Source, Encoding.UTF8.GetBytes(record), []);
        (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBe(1);
    }

    [Fact]
    public void TheSameRoundMakesTheSameInputs()
    {
        var source = Source("aws.cloudtrail");
        var first = new ReaderFuzz(new FuzzWatch()).Round(source, round: 3, inputs: 50);
        var second = new ReaderFuzz(new FuzzWatch()).Round(source, round: 3, inputs: 50);
        (second.Bytes, second.Events, second.Rejected).ShouldBe((first.Bytes, first.Events, first.Rejected));
    }

    private static FuzzSource Source(string name) => FuzzSource.All.Single(s => s.Name == name);
}

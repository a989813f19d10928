using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Aws;

/// <summary>Whatever becomes of a record on its way, it is accounted for once and nothing is thrown.</summary>
public class HostileRecordsTests
{
    private const int Mutations = 150;

    public static TheoryData<string> Sources => [.. SourceSamples.Catalogue.All.Select(s => s.Descriptor.Name).Where(n => n.StartsWith("aws.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Sources))]
    public void AMutatedRecordIsAccountedForOnce(string name)
    {
        var source = SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
        var random = new Random(17);
        foreach (var sample in SourceSamples.Of(source))
        {
            var bytes = sample.Bytes();
            foreach (var range in SampleRecords.Of(source.Descriptor, bytes).ToArray())
            {
                for (var i = 0; i < Mutations; i++) IsAccountedFor(source, Mutated(bytes.AsSpan(range).ToArray(), random));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void DeepAndHugeRecordsAreAccountedFor(string name)
    {
        var source = SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
        IsAccountedFor(source, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"detail\":", 5000))));
        IsAccountedFor(source, Encoding.UTF8.GetBytes(new string('[', 100_000)));
        IsAccountedFor(source, Encoding.UTF8.GetBytes(new string('"', 100_000)));
        IsAccountedFor(source, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\" \"", 50_000))));
        IsAccountedFor(source, Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 1 << 20)}\"}}"));
    }

    private static void IsAccountedFor(ILogSource source, byte[] record)
    {
        var symbols = new SymbolTable(capacity: 4096);
        var output = new EventBuffer(symbols);
        source.CreateReader(new ReaderContext { Symbols = symbols }).Read(record, default, output);
        (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBe(1, Encoding.Latin1.GetString(record.AsSpan(0, Math.Min(400, record.Length))));
    }

    // Flips, cuts and repeats bytes.
    private static byte[] Mutated(byte[] record, Random random)
    {
        if (record.Length == 0) return record;
        switch (random.Next(4))
        {
            case 0:
                return record[..random.Next(record.Length)];
            case 1:
                var from = random.Next(record.Length);
                var length = random.Next(Math.Min(40, record.Length - from) + 1);
                return [.. record[..(from + length)], .. record[from..]];
            case 2:
                var cut = random.Next(record.Length);
                return [.. record[..cut], .. record[Math.Min(record.Length, cut + random.Next(1, 30))..]];
            default:
                for (var k = random.Next(1, 6); k > 0; k--) record[random.Next(record.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"\"{}[], -:0"[random.Next(10)];
                return record;
        }
    }
}

using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Azure.Sources;

/// <summary>What writers, disks and attackers do to records: no reader throws, and every record is accounted for.</summary>
public class AzureMutationTests
{
    private const int MutationsOfARecord = 120;

    public static TheoryData<string> Samples => [.. SourceSamples.All.Where(s => s.Source.GetType().Namespace!.Contains(".Azure.", StringComparison.Ordinal)).Select(s => s.ToString())];

    [Theory]
    [MemberData(nameof(Samples))]
    public void ABrokenRecordIsAlwaysAccountedFor(string name)
    {
        var sample = SourceSamples.All.Single(s => s.ToString() == name);
        var random = new Random(42);
        var symbols = new SymbolTable();
        var reader = sample.Source.CreateReader(new ReaderContext { Symbols = symbols, WantedFields = new HashSet<string> { "properties.status", "identity.claims.appid" } });
        var output = new EventBuffer(symbols);
        var bytes = sample.Bytes();
        foreach (var record in SampleRecords.Of(sample.Source.Descriptor, bytes).Select(r => bytes[r]))
        {
            for (var i = 0; i < MutationsOfARecord; i++)
            {
                output.Clear();
                reader.Read(Mutated(record, random), default, output);
                (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBeGreaterThan(0);
            }
        }
    }

    private static byte[] Mutated(byte[] record, Random random)
    {
        var bytes = record.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes[at] = (byte)"\"{}[],:\\0-"[random.Next(10)];
                    break;
            }
        }

        return [.. bytes];
    }
}

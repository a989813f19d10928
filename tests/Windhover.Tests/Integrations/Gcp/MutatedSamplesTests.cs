using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Gcp;

/// <summary>Whatever becomes of a record's bytes, its reader accounts for it and does not throw.</summary>
public class MutatedSamplesTests
{
    private const int Rounds = 60;

    public static TheoryData<string> Samples => [.. SourceSamples.All
        .Where(s => s.Source.Descriptor.Name.StartsWith("gcp.", StringComparison.Ordinal) || s.Source.Descriptor.Name.StartsWith("gworkspace.", StringComparison.Ordinal)).Select(s => s.ToString())];

    [Theory]
    [MemberData(nameof(Samples))]
    public void ABrokenRecordIsAccountedFor(string name)
    {
        var sample = SourceSamples.All.Single(s => s.ToString() == name);
        var bytes = sample.Bytes();
        var random = new Random(20260302);
        var output = new EventBuffer(new SymbolTable());
        var reader = sample.Source.CreateReader(new ReaderContext { Symbols = output.Symbols, WantedFields = new HashSet<string>(StringComparer.Ordinal) { "parameters.doc_id", "protoPayload.methodName" } });
        foreach (var range in SampleRecords.Of(sample.Source.Descriptor, bytes))
        {
            for (var round = 0; round < Rounds; round++)
            {
                output.Clear();
                reader.Read(Mutated(bytes[range], random), default, output);
                (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBeGreaterThanOrEqualTo(1);
                foreach (var note in output.Rejected.Concat(output.Ignored)) note.Reason.Length.ShouldBeLessThan(64);
            }
        }
    }

    private static byte[] Mutated(byte[] record, Random random)
    {
        if (record.Length == 0) return record;
        var bytes = record.ToList();
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    // A value of another type keeps the record JSON.
                    var colon = bytes.IndexOf((byte)':', at);
                    if (colon >= 0) bytes.InsertRange(colon + 1, random.Next(2) == 0 ? "[{\"x\":-1e400}],\"y\":"u8.ToArray() : "99999999999999999999,\"y\":"u8.ToArray());
                    break;
            }
        }

        return [.. bytes];
    }
}

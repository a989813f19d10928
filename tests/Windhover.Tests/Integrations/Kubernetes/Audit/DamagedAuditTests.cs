using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Audit;

/// <summary>Records that were damaged in any way are accounted for and never make a reader throw.</summary>
public class DamagedAuditTests
{
    private const int Damages = 4000;

    [Theory]
    [InlineData("k8s.audit")]
    [InlineData("k8s.audit-csv")]
    [InlineData("aws.eks-audit")]
    [InlineData("azure.aks-audit")]
    public void ADamagedRecordIsAccountedFor(string name)
    {
        var source = SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
        var records = new List<byte[]>();
        foreach (var sample in SourceSamples.Of(source))
        {
            var bytes = sample.Bytes();
            records.AddRange(SampleRecords.Of(source.Descriptor, bytes).Select(range => bytes[range]).Where(r => r.Length > 0));
        }

        var random = new Random(20260302);
        var output = new EventBuffer(new SymbolTable());
        var reader = source.CreateReader(new ReaderContext { Symbols = output.Symbols, WantedFields = new HashSet<string> { "requestURI", "user.groups", "requestObject.spec.containers.image" } });
        for (var i = 0; i < Damages; i++)
        {
            var record = Damaged(records[random.Next(records.Count)], random);
            output.Clear();
            reader.Read(record, new RecordRef(0, record.Length, 0), output);
            (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBeGreaterThan(0, System.Text.Encoding.Latin1.GetString(record));
        }
    }

    private static byte[] Damaged(byte[] record, Random random)
    {
        var bytes = record.ToList();
        for (var times = 1 + random.Next(3); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(1 + random.Next(30), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.Insert(at, "\"{}[],:\\\n"u8[random.Next(9)]); break;
            }
        }

        return [.. bytes];
    }
}

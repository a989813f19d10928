using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations;

/// <summary>Records of the audit logs of services, broken in every way: never a throw, and every record is an event, ignored or rejected.</summary>
public class SaasMutationTests
{
    private const int Rounds = 400;

    [Theory]
    [InlineData("m365.audit")]
    [InlineData("m365.audit-csv")]
    [InlineData("okta.system-log")]
    [InlineData("github.audit")]
    [InlineData("github.webhook")]
    public void ABrokenRecordIsAccountedFor(string name)
    {
        var source = SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
        var random = new Random(20260302);
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var wanted = new HashSet<string>(StringComparer.Ordinal) { "Parameters.ForwardTo", "ModifiedProperties.Role.DisplayName.NewValue", "target.id", "repo", "action" };
        foreach (var sample in SourceSamples.Of(source))
        {
            var bytes = sample.Bytes();
            var reader = source.CreateReader(new ReaderContext { Symbols = symbols, WantedFields = wanted });
            foreach (var range in SampleRecords.Of(source.Descriptor, bytes))
            {
                for (var i = 0; i < Rounds; i++)
                {
                    var record = Mutated(bytes.AsSpan(range), random);
                    output.Clear();
                    reader.Read(record, new RecordRef(0, record.Length, 0), output);
                    (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBe(1, System.Text.Encoding.UTF8.GetString(record));
                }
            }
        }
    }

    // Flips, cuts or repeats up to eight stretches.
    private static byte[] Mutated(ReadOnlySpan<byte> record, Random random)
    {
        var bytes = record.ToArray().ToList();
        for (var changes = random.Next(1, 9); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 24), bytes.Count - at);
            switch (random.Next(4))
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
                default:
                    bytes[at] = (byte)"{}[]\",:0-.\\ntf"[random.Next(14)];
                    break;
            }
        }

        return [.. bytes];
    }
}

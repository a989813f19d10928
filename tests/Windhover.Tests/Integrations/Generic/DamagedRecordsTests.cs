using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Generic;

/// <summary>Records with bytes flipped, cut out and repeated: each is accounted for, none throws.</summary>
public class DamagedRecordsTests
{
    private const int Rounds = 4000;

    [Theory]
    [InlineData("cef")]
    [InlineData("leef")]
    [InlineData("syslog")]
    [InlineData("ocsf.finding")]
    public void ADamagedRecordIsAccountedForAndNeverThrows(string name)
    {
        var source = SourceSamples.Catalogue.Find(name).ShouldNotBeNull();
        var records = SourceSamples.Of(source).SelectMany(s => SampleRecords.Of(source.Descriptor, s.Bytes()).Select(r => s.Bytes()[r])).Where(r => r.Length > 0).ToArray();
        records.Length.ShouldBeGreaterThan(10);
        var random = new Random(41);
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = source.CreateReader(new ReaderContext { Symbols = symbols, WantedFields = new HashSet<string> { "msg", "Rule", "message" }, Path = "2026/x.log" });
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Damage(records[random.Next(records.Length)], random);
            output.Clear();
            reader.Read(damaged, default, output);
            (output.EventCount + output.Ignored.Count + output.Rejected.Count).ShouldBe(1);
            source.Recognise(damaged).ShouldBeInRange(0, 100);
        }
    }

    private static byte[] Damage(byte[] record, Random random)
    {
        var bytes = record.ToList();
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 1; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at)));
                    break;
                default:
                    bytes[at] = "|=\\\"[] \t\0<>{}:,-9"u8[random.Next(17)];
                    break;
            }
        }

        return [.. bytes];
    }
}

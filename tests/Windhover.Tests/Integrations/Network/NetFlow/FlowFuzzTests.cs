using Shouldly;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>Broken datagrams: nothing is thrown, each leaves a trace, memory stays bounded. The bench project does the same a million times.</summary>
public class FlowFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void MutatedDatagramsAreAllAccountedFor(int seed)
    {
        var random = new Random(seed);
        var source = SourceSamples.Catalogue.Find("netflow")!;
        var records = FlowSamples.Blocks.Values.SelectMany(make => SampleRecords.Records(source.Descriptor, make())).Select(r => r.Bytes).ToArray();
        var reading = new FlowReading();
        for (var i = 0; i < 20_000; i++)
        {
            var record = Mutated(records[random.Next(records.Length)], random);
            var (units, waiting) = (reading.Units, reading.Reader.Waiting);
            reading.Reader.Read(record, new(0, record.Length, i), reading.Output);
            (reading.Units > units || reading.Reader.Waiting > waiting).ShouldBeTrue();
            foreach (ref readonly var flow in reading.Output.Network)
            {
                flow.EndTime.ShouldBeGreaterThanOrEqualTo(flow.StartTime);
                flow.BytesOut.ShouldBeGreaterThanOrEqualTo(0);
                flow.PacketsIn.ShouldBeGreaterThanOrEqualTo(0);
            }

            reading.Output.Clear();
            if (i % 5_000 == 4_999) reading.Reader.SaveState()!.Length.ShouldBeLessThan(4 << 20);
        }

        var held = reading.Reader.Waiting;
        reading.Reader.Finish(reading.Output);
        reading.Output.Rejected.Count.ShouldBe(held);
    }

    private static byte[] Mutated(byte[] record, Random random)
    {
        var bytes = record.ToList();
        for (var times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)(random.Next(3) * 127);
                    break;
                case 2:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(16, bytes.Count - at)));
                    break;
                case 4:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    // A length of the message that is right again lets what is inside be reached.
                    if (bytes.Count > 32 && bytes[28] == 0 && bytes[29] == 10) (bytes[30], bytes[31]) = ((byte)((bytes.Count - 28) >> 8), (byte)(bytes.Count - 28));
                    break;
            }
        }

        return [.. bytes];
    }
}

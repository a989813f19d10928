using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Running;
using Windhover.Integrations.Aws.Sources.VpcFlow;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>The whole way of a flow, in one process, over the same six hours on several days; the full measurement is in bench.</summary>
public sealed class WarmEngineTests
{
    private const int Records = 20_000;
    private const int Machines = 40;
    private readonly SymbolTable symbols = new();
    private readonly FileTable files = new();
    private readonly ModelCatalogue models = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(VpcFlowSource).Assembly], []);
    private readonly SourceCatalogue sources = SourceCatalogue.In(typeof(VpcFlowSource).Assembly);

    [Fact]
    public void AnEngineThatKnowsItsEstateAllocatesNothingPerFlow()
    {
        var buffer = new EventBuffer(symbols);
        var sequencer = new Sequencer(symbols, files);
        var engine = new EstateEngine(symbols, files, models, new EngineOptions());
        long cold = 0, warm = 0;
        for (var day = 0; day < 4; day++)
        {
            var found = new FoundFile($"/day-{day}.log", $"day-{day}.log", 0, null);
            var number = files.Add(found);
            using var file = LogFile.Over(new MemoryStream(Day(day)), found, number, sources, symbols, models.WantedFields, new ReadLimits());
            files.SetSource(number, file.Source!.Descriptor.Name);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var more = true; more;)
            {
                more = file.Read(buffer, 512);
                var latest = sequencer.Add(buffer, number);
                while (sequencer.Next(more ? latest - EventBucket.Minute : long.MaxValue) is not null)
                {
                    var bucket = sequencer.Take();
                    engine.Process(bucket);
                    sequencer.Return(bucket);
                }
            }

            warm = GC.GetAllocatedBytesForCurrentThread() - before;
            if (day == 0) cold = warm;
        }

        engine.Entities.ShouldBe(Machines);
        engine.Learning.ShouldBeFalse("the calibrators take part");
        (cold / Records).ShouldBeGreaterThan(10, "the first day is growth, and the counter counts it");
        ((double)warm / Records).ShouldBeLessThan(2);
    }

    // Servers inside, places outside, and shells, for which models ask.
    private static byte[] Day(int day)
    {
        var random = new Random(7);
        var text = new StringBuilder(FlowLines.Header);
        for (var i = 0; i < Records; i++)
        {
            var machine = random.Next(Machines);
            var peer = random.Next(6);
            var start = 1_772_409_600 + day * 86_400L + 21_600L * i / Records;
            var (address, port) = peer switch
            {
                < 3 => ($"10.1.0.{peer}", 5432),
                3 => ("10.1.0.9", 22),
                _ => ($"52.10.{random.Next(20)}.7", 443),
            };
            text.Append(CultureInfo.InvariantCulture, $"2 123456789012 eni-{machine:x17} 10.0.0.{machine + 1} {address} {40_000 + random.Next(9_000)} {port} 6 12 {random.Next(400, 90_000)} {start} {start + 30} ACCEPT OK\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}

using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Integrations.Aws.Sources.VpcFlow;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>The whole way of a flow, in one process, over the same six hours on several days; the full measurement is in bench.</summary>
public sealed class WarmEngineTests
{
    private const int Records = 20_000;
    private const int Machines = 40;
    [Fact]
    public void AnEngineThatKnowsItsEstateAllocatesNothingPerFlow()
    {
        var fed = new FedEngine(models: ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(VpcFlowSource).Assembly], []));
        long cold = 0, warm = 0;
        for (var day = 0; day < 4; day++)
        {
            using var file = fed.Open($"day-{day}.log", Day(day));
            var before = GC.GetAllocatedBytesForCurrentThread();
            fed.Read(file);
            warm = GC.GetAllocatedBytesForCurrentThread() - before;
            if (day == 0) cold = warm;
        }

        fed.Engine.Entities.ShouldBe(Machines);
        fed.Engine.Learning.ShouldBeFalse("the calibrators take part");
        (cold / Records).ShouldBeGreaterThan(10, "the first day is growth, and the counter counts it");
        ((double)warm / Records).ShouldBeLessThan(2);
    }

    // Servers inside, places outside, and shells, for which models ask.
    private static string Day(int day)
    {
        var random = new Random(7);
        var text = new StringBuilder();
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

        return text.ToString();
    }
}

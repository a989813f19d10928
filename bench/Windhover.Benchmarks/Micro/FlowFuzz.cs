using System.Diagnostics;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.NetFlow;

namespace Windhover.Benchmarks.Micro;

/// <summary>Broken flow datagrams without end: none may throw, none may leave no trace, memory must not grow.</summary>
internal static class FlowFuzz
{
    /// <summary>Reads so many, and says how it went.</summary>
    /// <exception cref="InvalidOperationException">A datagram left no trace.</exception>
    public static void Run(int count)
    {
        var random = new Random(1);
        byte[][] seeds = [FlowDatagrams.NetFlow5().Record, FlowDatagrams.NetFlow9().Template, FlowDatagrams.NetFlow9().Record, FlowDatagrams.IpfixMessages().Template, FlowDatagrams.IpfixMessages().Record, FlowDatagrams.SFlow().Record];
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = new NetFlowSource().CreateReader(new ReaderContext { Symbols = symbols });
        var watch = Stopwatch.StartNew();
        long events = 0, notes = 0;
        for (var i = 0; i < count; i++)
        {
            var record = seeds[random.Next(seeds.Length)].ToArray();
            for (var times = random.Next(1, 9); times > 0; times--) record[random.Next(24, Math.Min(record.Length, random.Next(2) == 0 ? 80 : record.Length))] = (byte)random.Next(256);
            if (random.Next(4) == 0) record = record[..random.Next(record.Length)];
            var waiting = reader.Waiting;
            reader.Read(record, default, output);
            if (output.EventCount + output.Ignored.Count + output.Rejected.Count == 0 && reader.Waiting <= waiting) throw new InvalidOperationException($"datagram {i} left no trace");
            events += output.EventCount;
            notes += output.Ignored.Count + output.Rejected.Count;
            output.Clear();
        }

        Console.WriteLine($"{count:N0} broken datagrams: {events:N0} flows, {notes:N0} notes, {reader.Waiting:N0} sets wait, state {reader.SaveState()?.Length ?? 0:N0} bytes, heap {GC.GetTotalMemory(true) >> 20} MiB, {watch.Elapsed.TotalSeconds:F1} s");
    }
}

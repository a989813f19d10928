using System.Globalization;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Running;
using Windhover.Integrations.Aws.Sources.VpcFlow;
using Windhover.Storage;

namespace Windhover.Benchmarks.Spine;

/// <summary>One measurement in a process of its own, so that its peak memory is its own: prints records, processor seconds, bytes.</summary>
internal static class Stages
{
    private static readonly SourceCatalogue Sources = SourceCatalogue.In(typeof(VpcFlowSource).Assembly);

    private static readonly Lazy<ModelCatalogue> Models = new(() => ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(VpcFlowSource).Assembly], [], samples: false));

    /// <summary>Runs a stage: <c>frame</c>, <c>map</c>, <c>engine</c> or <c>stores</c>.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="path">What to read.</param>
    /// <param name="warmUp">What to read first, unmeasured: a day's log is not read by code that was never compiled. Null for the same again, or nothing for an engine.</param>
    public static void Run(string stage, string path, string? warmUp)
    {
        var found = FileWalker.Walk([path]);
        if (warmUp is not null) Pass(stage, FileWalker.Walk([warmUp]), out _, out _, warmUp);
        else if (stage is "frame" or "map") Pass(stage, found, out _, out _);
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var records = Pass(stage, found, out var entities, out var profileBytes, path);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} {cpu.TotalSeconds:0.000000} {Peak()} {entities} {profileBytes} {allocated}"));
    }

    private static long Pass(string stage, IReadOnlyList<FoundFile> found, out long entities, out long profileBytes, string path = "")
    {
        entities = profileBytes = 0;
        return stage switch
        {
            "frame" => Frame(found),
            "map" => Map(found),
            _ => Engine(path, stage == "stores", out entities, out profileBytes),
        };
    }

    private static long Frame(IReadOnlyList<FoundFile> found)
    {
        var limits = new ReadLimits();
        var records = 0L;
        foreach (var file in found)
        {
            using var window = new ByteWindow(FileContent.Open(file, limits, out _)!, 0);
            while (window.Bytes.Length < 64 << 10 && window.Fill())
            {
            }

            var descriptor = Sources.Recognise(window.Bytes[..Math.Min(window.Bytes.Length, 64 << 10)])!.Descriptor;
            IFramer framer = descriptor.Framing == Framing.Json ? new JsonFramer(limits.LongestRecord, descriptor.RecordArrays) : new LineFramer(limits.LongestRecord);
            for (var frame = framer.Next(window, out _); frame.Kind != default; frame = framer.Next(window, out _)) records++;
        }

        return records;
    }

    private static long Map(IReadOnlyList<FoundFile> found)
    {
        var symbols = new SymbolTable();
        var buffer = new EventBuffer(symbols);
        var records = 0L;
        foreach (var item in found)
        {
            using var file = LogFile.Open(item, 0, Sources, symbols, _ => new HashSet<string>(), new ReadLimits());
            for (var more = true; more;)
            {
                more = file.Read(buffer, 1024);
                records += buffer.EventCount;
                buffer.Clear();
            }
        }

        return records;
    }

    private static long Engine(string path, bool stores, out long entities, out long profileBytes)
    {
        var folder = stores ? Directory.CreateTempSubdirectory("windhover-bench-") : null;
        try
        {
            using var state = folder is null ? null : EmbeddedStores.OpenState(Path.Combine(folder.FullName, "state.db"));
            using var telemetry = folder is null ? null : EmbeddedStores.OpenTelemetry(Path.Combine(folder.FullName, "telemetry.duckdb"));
            using var run = new AnalysisRun(Sources, Models.Value, new RunOptions { Threads = 1 }, TimeProvider.System, state, telemetry);
            var result = run.Run([path]);
            entities = result.Status.Entities;
            profileBytes = result.ProfileBytes;
            return result.Status.Events;
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static long Peak()
    {
        foreach (var line in File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status") : [])
        {
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal)) return 1024 * long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        return Environment.WorkingSet;
    }
}

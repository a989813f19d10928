using System.Globalization;
using BenchmarkDotNet.Running;
using Windhover.Benchmarks.Collection;
using Windhover.Benchmarks.Fuzzing;
using Windhover.Benchmarks.Investigations;
using Windhover.Benchmarks.Quality;
using Windhover.Benchmarks.Scale;
using Windhover.Benchmarks.Sources;
using Windhover.Benchmarks.Spine;

// spine [--short] [--out FILE]   end to end, as a table;  warm [--short] [--out FILE]   what a warm engine allocates;  stage NAME PATH   one measurement of it;  flows PATH COUNT ENTITIES   the log it reads, to look at with a profiler;
// scale [--short] [--out FILE]   cost and state as entities grow;  sources [--out FILE]   reading and mapping by source;  fuzz all [COUNT]   broken inputs of every source;  spool [COUNT]   small objects
// in the spool;  investigations [--short] [--rollups N] [--days N] [--out FILE]   what investigations cost;  quality …   the protocol of detection quality;  collect [COUNT]   the same by collectors from a peer that answers at once;  anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["spine", .. var rest]:
        return SpineRun.Run(rest);
    case ["warm", .. var rest]:
        return WarmRun.Run(rest);
    case ["stage", var stage, var path, .. var warmUp]:
        Stages.Run(stage, path, warmUp.FirstOrDefault());
        return 0;
    case ["flows", var path, var count, var entities]:
        LogMaker.Flows(path, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(entities, CultureInfo.InvariantCulture));
        return 0;
    case ["scale", .. var rest]:
        return ScaleRun.Run(rest);
    case ["scale-stage", var path, var threads]:
        ScaleStage.Run(path, int.Parse(threads, CultureInfo.InvariantCulture));
        return 0;
    case ["sources", .. var rest]:
        return SourcesRun.Run(rest);
    case ["fuzz", "all", .. var rest]:
        return FuzzRun.Run(rest);
    case ["spool", .. var rest]:
        return SpoolRun.Run(rest);
    case ["investigations", .. var rest]:
        return InvestigationsRun.Run(rest);
    case ["quality", .. var rest]:
        return QualityRun.Run(rest);
    case ["collect", .. var rest]:
        return await CollectRun.RunAsync(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SpineRun).Assembly).Run(args);
        return 0;
}

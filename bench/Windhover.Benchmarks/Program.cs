using BenchmarkDotNet.Running;
using Windhover.Benchmarks.Micro;
using Windhover.Benchmarks.Spine;

// spine [--short] [--out FILE]   end to end, as a table;  warm [--short] [--out FILE]   what a warm engine allocates;  stage NAME PATH   one measurement of it;
// fuzz flows [COUNT]   broken datagrams;  anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["spine", .. var rest]:
        return SpineRun.Run(rest);
    case ["warm", .. var rest]:
        return WarmRun.Run(rest);
    case ["stage", var stage, var path]:
        Stages.Run(stage, path);
        return 0;
    case ["fuzz", "flows", .. var rest]:
        FlowFuzz.Run(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SpineRun).Assembly).Run(args);
        return 0;
}

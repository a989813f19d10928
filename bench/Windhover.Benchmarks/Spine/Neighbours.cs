using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Windhover.Benchmarks.Spine;

/// <summary>The programs that stand beside ours in the table, where they are installed.</summary>
internal static partial class Neighbours
{
    /// <summary>GNU awk; null where it is not installed.</summary>
    public static string? Gawk { get; } = Find("gawk");

    /// <summary>nfdump with its collector; null where they are not installed.</summary>
    public static string? Nfdump { get; } = Find("nfcapd") is null ? null : Find("nfdump");

    /// <summary>Bytes by address pair of a VPC flow file.</summary>
    public static Row SumWithGawk(string flowFile, long records) =>
        Timed(records, $"{Gawk} '{{ bytes[$4 \" \" $5] += $10 }} END {{ print length(bytes) }}' '{flowFile}'");

    /// <summary>Bytes by address pair of everything that a collector wrote.</summary>
    public static Row SumWithNfdump(string folder)
    {
        var summary = Output(Nfdump!, ["-R", folder, "-q", "-I"]);
        var flows = Flows().Match(summary);
        return Timed(flows.Success ? long.Parse(flows.Groups["flows"].Value, CultureInfo.InvariantCulture) : 0, $"{Nfdump} -q -R '{folder}' -A srcip,dstip -O bytes -n 1");
    }

    /// <summary>Runs a program and gives what it prints.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static string Output(string program, IEnumerable<string> arguments, bool errors = false)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = !errors, RedirectStandardError = errors };
        using var process = Process.Start(start)!;
        var text = (errors ? process.StandardError : process.StandardOutput).ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {text}");
    }

    // The shell's own clock: processor seconds of the user and of the system.
    private static Row Timed(long records, string command)
    {
        var times = Output("bash", ["-c", $"TIMEFORMAT='%U %S'; time {command} > /dev/null"], errors: true).Trim().Split('\n')[^1].Split(' ');
        var seconds = times.Sum(t => double.Parse(t, CultureInfo.InvariantCulture));
        return new Row("", records, Math.Max(seconds, 0.001), 0, 0, 0, -1);
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);

    [GeneratedRegex(@"Flows:\s*(?<flows>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Flows();
}

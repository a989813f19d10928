using Shouldly;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The files that a run writes.</summary>
/// <param name="Alerts">Bytes of <c>alerts.jsonl</c>.</param>
/// <param name="Incidents">Bytes of <c>incidents.jsonl</c>.</param>
/// <param name="Investigations">Bytes of <c>investigations.jsonl</c>.</param>
/// <param name="Stats">What <c>stats.json</c> says.</param>
internal sealed record Findings(byte[] Alerts, byte[] Incidents, byte[] Investigations, Stats Stats)
{
    /// <summary>Reads the files of a folder.</summary>
    public static Findings In(string folder) => new(
        File.ReadAllBytes(Path.Combine(folder, "alerts.jsonl")), File.ReadAllBytes(Path.Combine(folder, "incidents.jsonl")),
        File.ReadAllBytes(Path.Combine(folder, "investigations.jsonl")), Stats.Read(Path.Combine(folder, "stats.json")));

    /// <summary>Runs <c>analyze</c>, which must end well, and reads what it wrote.</summary>
    /// <param name="output">Folder to write to.</param>
    /// <param name="arguments">Paths and options beside <c>--out</c>.</param>
    public static Findings Of(string output, params IEnumerable<string> arguments)
    {
        var result = AnalyzeProcess.Run(["analyze", .. arguments, "--out", output]);
        result.ExitCode.ShouldBe(0, result.Errors);
        return In(output);
    }

    /// <summary>Fails unless another run found the same, byte by byte.</summary>
    public void ShouldBeTheSameAs(Findings other, string what)
    {
        Alerts.AsSpan().SequenceEqual(other.Alerts).ShouldBeTrue($"alerts.jsonl differs: {what}");
        Incidents.AsSpan().SequenceEqual(other.Incidents).ShouldBeTrue($"incidents.jsonl differs: {what}");
        Investigations.AsSpan().SequenceEqual(other.Investigations).ShouldBeTrue($"investigations.jsonl differs: {what}");
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Windhover.FunctionalTests.Operations;

/// <summary>What a soak saw.</summary>
internal sealed class SoakReport
{
    // What a server may say of what was done to it.
    private static readonly string[] Explained = ["collection dead:", "reading has stopped: the disk", "reading goes on:", "what was found last is found again", "There is no administrator yet."];
    private const int Window = 10;
    private readonly StringBuilder log = new();
    private readonly List<(TimeSpan At, string What, string Then)> events = [];
    private readonly List<(TimeSpan At, double MiB)> memory = [];

    /// <summary>Records a second at full speed.</summary>
    public int Full { get; set; }

    /// <summary>Pushes that were not taken.</summary>
    public int Refused { get; set; }

    /// <summary>Records that the server said it has.</summary>
    public int Sent { get; set; }

    /// <summary>Records that it counted.</summary>
    public long Counted { get; set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; set; }

    /// <summary>When servers were started anew.</summary>
    public List<TimeSpan> Starts { get; } = [TimeSpan.Zero];

    /// <summary>Everything that the servers wrote.</summary>
    public string Log => log.ToString();

    /// <summary>Most memory at one time, MiB.</summary>
    public double MostMemory => memory.Max(m => m.MiB);

    /// <summary>Lines of the log that nothing done to the server explains.</summary>
    public IReadOnlyList<string> Unexplained => [.. Log.Split('\n').Where(IsUnexplained)];

    /// <summary>Growth of memory between the least of the first and of the last whole window of ten minutes since the last start, MiB a minute; null where there are not two.</summary>
    public double? Slope
    {
        get
        {
            var least = memory.Where(m => m.At >= Starts[^1] + TimeSpan.FromMinutes(1)).GroupBy(m => (int)((m.At - Starts[^1]).TotalMinutes - 1) / Window)
                .Where(g => Starts[^1].TotalMinutes + 1 + ((g.Key + 1) * Window) <= Took.TotalMinutes).Select(g => (Window: g.Key, MiB: g.Min(m => m.MiB))).ToArray();
            return least.Length < 2 ? null : (least[^1].MiB - least[0].MiB) / (Window * (least[^1].Window - least[0].Window));
        }
    }

    /// <summary>Takes note of what was done.</summary>
    public void Note(string what, TimeSpan at, string then) => events.Add((at, what, then));

    /// <summary>Keeps what a server wrote.</summary>
    public void Hear(string said) => log.Append(said).Append('\n');

    /// <summary>Looks at the memory of a process that may be gone.</summary>
    public void Sample(TimeSpan at, int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            if (line is not null) memory.Add((at, double.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024));
        }
        catch (IOException)
        {
            // It ended meanwhile.
        }
    }

    /// <summary>As Markdown.</summary>
    public string Table()
    {
        var text = new StringBuilder("# Soak\n\n`bench/soak.sh MINUTES` writes this page: `serve` under a third of full load, on a small disk of its own, restarted, killed, with a full disk and broken sources.\n\n| | |\n|---|---|\n");
        void Row(string name, FormattableString value) => text.Append($"| {name} | {value.ToString(CultureInfo.InvariantCulture)} |\n");
        Row("length", $"{Took.TotalMinutes:0.0} minutes, on {Environment.ProcessorCount} cores shared with others");
        Row("full speed, load", $"{Full:N0} records/s, {Full / 3:N0} records/s");
        Row("records that the server took, and counted", $"{Sent:N0}, {Counted:N0}");
        Row("lost, doubled", $"{Math.Max(0, Sent - Counted):N0}, {Math.Max(0, Counted - Sent):N0}");
        Row("pushes refused meanwhile, sent again", $"{Refused:N0}");
        Row("memory (resident), first minute's median, last minute's median, most", $"{Median(TimeSpan.Zero):N0}, {Median(Took - TimeSpan.FromMinutes(1)):N0}, {MostMemory:N0} MiB");
        Row("growth of the least memory from one window of ten minutes to the next", $"{(Slope is { } slope ? slope.ToString("0.0 'MiB a minute'", CultureInfo.InvariantCulture) : "not seen: it takes two windows without a restart, 30 minutes")}");
        Row("lines of its log, those unexplained", $"{Log.Split('\n').Count(l => l.Length > 0):N0}, {Unexplained.Count}");
        text.Append("\n| after | what was done | |\n|---|---|---|\n");
        foreach (var (at, what, then) in events) text.Append(CultureInfo.InvariantCulture, $"| {at.TotalMinutes:0.0} min | {what} | {then} |\n");
        return text.ToString();
    }

    private double Median(TimeSpan from)
    {
        var values = memory.Where(m => m.At >= from && m.At < from + TimeSpan.FromMinutes(1)).Select(m => m.MiB).Order().ToArray();
        return values.Length == 0 ? 0 : values[values.Length / 2];
    }

    // What goes to standard output is no log.
    private static bool IsUnexplained(string line)
    {
        if (line.Length == 0 || Explained.Any(e => line.Contains(e, StringComparison.Ordinal))) return false;
        if (!line.StartsWith('{')) return !(line.StartsWith("Windhover is at ", StringComparison.Ordinal) || line.StartsWith("Collecting ", StringComparison.Ordinal) || line.StartsWith("Watching ", StringComparison.Ordinal));
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("level").GetString() is not ("information" or "debug");
    }
}

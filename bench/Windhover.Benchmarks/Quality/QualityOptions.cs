using System.Globalization;

namespace Windhover.Benchmarks.Quality;

/// <summary>What <c>bench/quality.sh</c> is asked for.</summary>
internal sealed record QualityOptions
{
    /// <summary>Every part of the protocol, in the order of the report.</summary>
    public static readonly IReadOnlyList<string> AllParts = ["simulated", "baselines", "calibration", "real", "analyst", "response", "ablation", "poisoning"];

    /// <summary>Parts that are no tables of the report, and run only when they are named.</summary>
    public static readonly IReadOnlyList<string> OtherParts = ["labelled", "ranking"];

    /// <summary>Simulated estates with attacks. The default is 20.</summary>
    public int Estates { get; init; } = 20;

    /// <summary>Simulated estates without attacks or look-alikes. The default is a quarter of the others, at least one.</summary>
    public int QuietEstates { get; init; } = 5;

    /// <summary>Days of each. The default is 30.</summary>
    public int Days { get; init; } = 30;

    /// <summary>"report" or "tuning": the seeds of one are never those of the other. The default is report.</summary>
    public string Set { get; init; } = "report";

    /// <summary>First seed; each estate takes the next. The default is 20,001 for the report and 1 for tuning.</summary>
    public long FirstSeed { get; init; } = 20_001;

    /// <summary>Size of the company. The default is 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How many estates run at a time. The default is 2.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Parts to run. The default is all.</summary>
    public IReadOnlyList<string> Parts { get; init; } = AllParts;

    /// <summary>File for the tables; null for the standard output alone. The default is null.</summary>
    public string? Out { get; init; }

    /// <summary>Folder for generated logs and the results as JSON; below the system's folder for temporary files by default.</summary>
    public string Work { get; init; } = Path.Combine(Path.GetTempPath(), "windhover-quality");

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It is wrong.</exception>
    public static QualityOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new QualityOptions();
        int? quiet = null;
        long? seed = null;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i];
            if (i + 1 >= arguments.Count) throw new ArgumentException($"{name} takes a value");
            var value = arguments[i + 1];
            switch (name)
            {
                case "--estates": options = options with { Estates = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--quiet": quiet = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--days": options = options with { Days = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--set": options = options with { Set = value is "report" or "tuning" ? value : throw new ArgumentException("--set is report or tuning") }; break;
                case "--first-seed": seed = long.Parse(value, CultureInfo.InvariantCulture); break;
                case "--scale": options = options with { Scale = double.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--at-once": options = options with { AtOnce = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--only": options = options with { Parts = [.. value.Split(',').Select(Part)] }; break;
                case "--out": options = options with { Out = value }; break;
                case "--work": options = options with { Work = value }; break;
                default: throw new ArgumentException($"{name} is no option of bench/quality.sh");
            }
        }

        return options with { FirstSeed = seed ?? (options.Set == "report" ? 20_001 : 1), QuietEstates = quiet ?? Math.Max(1, options.Estates / 4) };
    }

    private static string Part(string name) => AllParts.Contains(name) || OtherParts.Contains(name) ? name : throw new ArgumentException($"--only is one or more of {string.Join(", ", AllParts.Concat(OtherParts))}");
}

using Windhover.Cli;
using Windhover.Lab;

namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>The logs of one simulated estate on disk, with the truth; removed when done with.</summary>
internal sealed class SimulatedEstate : IDisposable
{
    private readonly string folder;

    private SimulatedEstate(string folder, long seed) => (this.folder, Seed, Truth) = (folder, seed, EvaluationTruth.Read(Path.Combine(folder, "truth.json")));

    /// <summary>Seed.</summary>
    public long Seed { get; }

    /// <summary>What really happened.</summary>
    public EvaluationTruth Truth { get; }

    /// <summary>Folder of the logs.</summary>
    public string Logs => Path.Combine(folder, "logs");

    /// <summary>Simulates.</summary>
    /// <param name="options">Size, days and set.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="quiet">True for an estate with neither attacks nor look-alikes.</param>
    public static SimulatedEstate Make(QualityOptions options, long seed, bool quiet = false) => Make(options.Work, Lab(options, seed, quiet));

    /// <summary>Simulates.</summary>
    public static SimulatedEstate Make(string work, LabOptions lab)
    {
        var folder = Path.Combine(work, $"estate-{Environment.ProcessId}-{Guid.NewGuid():n}");
        LabRun.Generate(lab with { Compress = false }, folder);
        return new SimulatedEstate(folder, lab.Seed);
    }

    /// <summary>What the simulator is asked for.</summary>
    public static LabOptions Lab(QualityOptions options, long seed, bool quiet)
    {
        var lab = new LabOptions { Days = options.Days, Seed = seed, Set = LabOptions.ParseSet(options.Set), Scale = options.Scale, Twins = !quiet };
        if (quiet) return lab with { Attacks = [] };

        // Nobody tunes on these, so nobody who tunes sees what becomes of them.
        if (lab.Set == LabSet.Tuning) lab = lab with { Attacks = [.. AttackKinds.All.Except(AttackKinds.HeldOut)] };
        return lab;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}

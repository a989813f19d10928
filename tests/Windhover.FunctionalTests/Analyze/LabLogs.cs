using Windhover.Lab;
using Windhover.Testing.Stores;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Three days of a small simulated company with attacks, and what one plain run finds in them. Made once for all classes that use it.</summary>
public sealed class LabLogs : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public LabLogs()
    {
        LabRun.Generate(new LabOptions { Days = 3, Scale = 0.2, Seed = 7, LearningDays = 2, Stealth = 0 }, folder.Path);
        Plain = Findings.Of(folder.File("plain"), Path);
    }

    /// <summary>The folder with the logs.</summary>
    internal string Path => folder.File("logs");

    /// <summary>What a run with default settings finds.</summary>
    internal Findings Plain { get; }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}

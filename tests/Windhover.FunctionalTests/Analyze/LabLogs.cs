using Windhover.Lab;
using Windhover.Testing.Stores;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Four days of a small simulated company with attacks, and what one plain run finds in them. Made once for all classes that use it.</summary>
public sealed class LabLogs : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public LabLogs()
    {
        LabRun.Generate(new LabOptions { Days = 4, Scale = 0.5, Seed = 7, LearningDays = 2 }, folder.Path);
        Plain = Findings.Of(folder.File("plain"), Path);
    }

    /// <summary>The folder with the logs.</summary>
    internal string Path => folder.File("logs");

    /// <summary>What a run with default settings finds.</summary>
    internal Findings Plain { get; }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}

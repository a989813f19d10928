using Windhover.Lab;
using Windhover.Testing.Stores;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Five days of a small simulated company with attacks, and what one plain run finds in them. Made once for all classes that use it.</summary>
public sealed class LabLogs : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private readonly Lazy<LabLogs> two;

    public LabLogs()
        : this(new LabOptions { Days = 5, Scale = 0.5, Seed = 7, LearningDays = 2 })
    {
    }

    private LabLogs(LabOptions options)
    {
        LabRun.Generate(options, folder.Path);
        Plain = Findings.Of(folder.File("plain"), Path);
        two = new Lazy<LabLogs>(static () => new LabLogs(new LabOptions { Days = 2, Scale = 0.2, Seed = 7, LearningDays = 1, Stealth = 0 }));
    }

    /// <summary>Two days of a smaller company, for what is run many times.</summary>
    internal LabLogs Short => two.Value;

    /// <summary>The folder with the logs.</summary>
    internal string Path => folder.File("logs");

    /// <summary>What a run with default settings finds.</summary>
    internal Findings Plain { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (two.IsValueCreated) two.Value.Dispose();
        folder.Dispose();
    }
}

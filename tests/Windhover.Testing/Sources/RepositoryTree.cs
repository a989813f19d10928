namespace Windhover.Testing.Sources;

/// <summary>Where the checked-out tree is, for tests that read files which are not compiled in.</summary>
public static class RepositoryTree
{
    /// <summary>The folder that has <c>Windhover.slnx</c>, found by walking up from the test's own folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A folder of recorded data beside the repository (<c>../shared/data/NAME</c>), or null where it is absent.</summary>
    public static string? SharedData(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", name));
        return Directory.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Windhover.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("No folder above the tests has Windhover.slnx");
    }
}

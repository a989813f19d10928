namespace Windhover.Benchmarks.Quality.Real;

/// <summary>Recordings beside the repository; they are read where they lie and never changed.</summary>
internal static class SharedData
{
    /// <summary>A folder of recorded data (<c>../shared/data/NAME</c> beside the repository), or null where it is absent.</summary>
    public static string? Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Windhover.slnx"))) continue;
            var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", name));
            return Directory.Exists(path) ? path : null;
        }

        return null;
    }
}

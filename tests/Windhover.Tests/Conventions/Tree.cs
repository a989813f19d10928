using System.Diagnostics;
using Windhover.Testing.Sources;

namespace Windhover.Tests.Conventions;

/// <summary>The files of the repository, for tests that judge all of them at once.</summary>
internal static class Tree
{
    private static readonly string[] Built = [".git", "bin", "obj", "node_modules", "dist", "artifacts", "out", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Every file that is part of the repository or is about to be, relative to its root, with slashes, sorted.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (Tracked() ?? Walked(RepositoryTree.Root)).Order(StringComparer.Ordinal)];

    /// <summary>The files under a folder with one of the endings.</summary>
    public static IReadOnlyList<string> Under(string folder, params string[] endings) =>
        [.. Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))];

    /// <summary>A file's text.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(RepositoryTree.Root, file));

    // Git knows what is ignored; where it is not there, or does not trust the folder, the usual names of what is built are left out.
    private static IEnumerable<string>? Tracked()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = RepositoryTree.Root, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var told = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode != 0 ? null : told.Split('\0').Where(f => f.Length > 0 && File.Exists(Path.Combine(RepositoryTree.Root, f))).Distinct();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Walked(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) yield return Path.GetRelativePath(RepositoryTree.Root, file).Replace('\\', '/');
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(d => !Built.Contains(Path.GetFileName(d))))
        {
            foreach (var file in Walked(inner)) yield return file;
        }
    }
}

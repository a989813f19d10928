using Shouldly;
using Windhover.Testing.Sources;

namespace Windhover.Tests.Conventions;

/// <summary>Texts that are generated and committed, so that a change shows in review. <c>./test.sh --accept</c> rewrites them.</summary>
internal static class Approved
{
    /// <summary>Compares a text with the committed one, or rewrites that.</summary>
    /// <param name="file">Path from the root of the repository.</param>
    /// <param name="text">What it should be.</param>
    public static void ShouldBeInFile(this string text, string file)
    {
        var path = Path.Combine(RepositoryTree.Root, file);
        if (Environment.GetEnvironmentVariable("WINDHOVER_ACCEPT") == "1") File.WriteAllText(path, text);
        File.Exists(path).ShouldBeTrue($"{file} is missing: run ./test.sh --accept and review it");
        File.ReadAllText(path).ShouldBe(text, $"{file} is not what the code says: run ./test.sh --accept and review the difference");
    }
}

using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>What holds for every file, whatever it is about.</summary>
public class FilesTests
{
    private const int MostLines = 350;
    private static readonly string[] Code = [".cs", ".ts", ".tsx", ".css", ".mjs", ".js"];
    private static readonly string[] Generated = ["console/src/api/schema.ts"];

    [Fact]
    public void CodeStaysInSmallFiles() =>
        Tree.Under("", Code).Except(Generated).Select(f => (File: f, Lines: Tree.Text(f).Split('\n').Length)).Where(f => f.Lines > MostLines).ShouldBeEmpty();

    [Fact]
    public void NothingIsLeftForLater() =>
        Matching(Tree.Under("src/", ".cs", ".mjs", ".targets", ".yaml").Concat(Tree.Under("console/src/", Code)), @"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b").ShouldBeEmpty();

    [Fact]
    public void NoFileNamesAPlaceOnOneMachine() =>
        Matching(Tree.Files.Where(IsText), @"(^|[^\w.*/-])/(work|root)/|/home/[a-z]+/|[A-Z]:\\Users\\").ShouldBeEmpty();

    [Fact]
    public void LockFilesNameNoRegistry() =>
        Matching(Tree.Files.Where(f => Path.GetFileName(f) is "package-lock.json" or "packages.lock.json" or ".npmrc" or "nuget.config"), "\"resolved\": *\"http|registry *=|<add key=").ShouldBeEmpty();

    [Fact]
    public void EveryProjectHasItsLockFile() =>
        Tree.Under("", ".csproj").Select(p => p[..p.LastIndexOf('/')] + "/packages.lock.json").Except(Tree.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("run.sh")]
    [InlineData("test.sh")]
    [InlineData(".ci/run")]
    public void AScriptRunsAndStopsAtTheFirstError(string file)
    {
        Tree.Text(file).ShouldStartWith("#!/usr/bin/env bash\n");
        Tree.Text(file).ShouldContain("\nset -euo pipefail\n");
        if (!OperatingSystem.IsWindows()) (File.GetUnixFileMode(Path.Combine(Testing.Sources.RepositoryTree.Root, file)) & UnixFileMode.UserExecute).ShouldBe(UnixFileMode.UserExecute);
    }

    private static bool IsText(string file) => !file.EndsWith(".gz", StringComparison.Ordinal) && !Tree.Text(file).Contains('\0', StringComparison.Ordinal);

    private static IEnumerable<string> Matching(IEnumerable<string> files, string pattern) =>
        [.. files.SelectMany(f => Tree.Text(f).Split('\n').Select((line, index) => (line, place: $"{f}:{index + 1}"))).Where(l => Regex.IsMatch(l.line, pattern, RegexOptions.NonBacktracking)).Select(l => $"{l.place}: {l.line.Trim()}")];
}

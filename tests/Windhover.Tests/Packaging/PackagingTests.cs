using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Testing.Network;
using Windhover.Testing.Sources;
using Windhover.Tests.Conventions;
using Xunit;

namespace Windhover.Tests.Packaging;

/// <summary>What is shipped beside the program. No image is built here: there is no container engine.</summary>
public sealed class PackagingTests
{
    private const string Unit = "packaging/windhover.service";
    private const string Image = "packaging/Containerfile";
    private const double MostExposure = 2.0;

    [Fact]
    public void EveryPathThatTheImageCopiesFromTheTreeIsThere()
    {
        var copied = Regex.Matches(Tree.Text(Image), @"^COPY ([^-].*) \S+$", RegexOptions.Multiline | RegexOptions.NonBacktracking).SelectMany(m => m.Groups[1].Value.Split(' ')).ToArray();
        copied.Length.ShouldBeGreaterThan(4);
        copied.Where(path => !Path.Exists(Path.Combine(RepositoryTree.Root, path))).ShouldBeEmpty();

        // What the build of every project takes from the root must come along.
        foreach (var needed in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "src", "console" }) copied.ShouldContain(needed);
        Tree.Text(Image).ShouldContain("src/Windhover.Cli");
    }

    [Fact]
    public void TheImageRunsAsNobodyOfRootAndSaysHowItIs()
    {
        var image = Tree.Text(Image);
        image.ShouldContain("\nUSER 10001:10001\n");
        image.ShouldContain("\nHEALTHCHECK ");
        image.ShouldContain("/health/ready");
        image.Split('\n').Count(l => l.StartsWith("FROM ", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task TheUnitIsWellFormed()
    {
        if (!Tool.Exists("systemd-analyze")) Assert.Skip("systemd-analyze is not installed");
        var (_, output) = await Tool.TryAsync("systemd-analyze", ["verify", Path.Combine(RepositoryTree.Root, Unit)]);

        // That the program is not installed on this machine is the one thing it may say.
        output.Split('\n').Where(l => l.Contains("windhover", StringComparison.Ordinal) && !l.Contains("/opt/windhover/windhover is not executable", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheUnitMayDoLittle()
    {
        if (!Tool.Exists("systemd-analyze")) Assert.Skip("systemd-analyze is not installed");
        var (code, output) = await Tool.TryAsync("systemd-analyze", ["security", "--offline=true", "--no-pager", Path.Combine(RepositoryTree.Root, Unit)]);
        if (code != 0 && !output.Contains("exposure level", StringComparison.Ordinal)) Assert.Skip($"this systemd cannot judge a unit that is not loaded: {output}");
        var exposure = Regex.Match(output, @"exposure level for windhover\.service: ([0-9.]+)", RegexOptions.NonBacktracking).Groups[1].Value;
        double.Parse(exposure, CultureInfo.InvariantCulture).ShouldBeLessThan(MostExposure, output);
    }
}

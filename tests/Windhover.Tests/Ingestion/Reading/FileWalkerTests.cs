using System.Diagnostics;
using Shouldly;
using Windhover.Core.Ingestion.Reading;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class FileWalkerTests
{
    [Fact]
    public void FilesOfAllFoldersComeInOrdinalOrderHiddenOnesToo()
    {
        using var folder = new TempFolder();
        folder.File("b.log", "b");
        folder.File("B/x.log", "x");
        folder.File(".hidden", "h");
        folder.File("a/z/deep.json", "d");
        folder.File("a.log", "");
        var found = FileWalker.Walk([folder.Path + "/"]);
        found.Select(f => f.DisplayPath[(folder.Path.Length + 1)..]).ShouldBe([".hidden", "B/x.log", "a.log", "a/z/deep.json", "b.log"]);
        found.Select(f => f.Size).ShouldBe([1, 1, 0, 1, 1]);
        found.ShouldAllBe(f => f.Error == null && f.Path == f.DisplayPath);
    }

    [Fact]
    public void DisplayPathsKeepThePathAsGiven()
    {
        using var folder = new TempFolder();
        folder.File("logs/x.log", "x");
        var given = Path.GetRelativePath(Environment.CurrentDirectory, folder.Path);
        var found = FileWalker.Walk([given]).Single();
        found.DisplayPath.ShouldBe(given.Replace('\\', '/') + "/logs/x.log");
        found.Path.ShouldBe(Path.Combine(folder.Path, "logs", "x.log"));
    }

    [Fact]
    public void WhatIsGivenTwiceCountsOnce()
    {
        using var folder = new TempFolder();
        var file = folder.File("a/x.log", "x");
        FileWalker.Walk([folder.Path, file, folder.Path + "/a", folder.Path + "/./a/../a/"]).Count.ShouldBe(1);
    }

    [Fact]
    public void AMissingPathIsListed()
        => FileWalker.Walk(["/no/such/file"]).ShouldBe([new FoundFile("/no/such/file", "/no/such/file", 0, "not found")]);

    [Fact]
    public void LinksAreFollowedButNoLoopIs()
    {
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        elsewhere.File("y.log", "y");
        folder.File("a/x.log", "x");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "back"), folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "out"), elsewhere.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "dangling"), "/no/such/file");
        var found = FileWalker.Walk([folder.Path]);
        found.Select(f => (f.DisplayPath[(folder.Path.Length + 1)..], f.Error)).ShouldBe([("a/x.log", null), ("dangling", "not found"), ("out/y.log", null)]);
    }

    [Fact]
    public void PipesAndDevicesAreNotOpened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes are told apart on Linux only");
        using var folder = new TempFolder();
        var pipe = Path.Combine(folder.Path, "pipe");
        using (var make = Process.Start("mkfifo", [pipe])) make.WaitForExit();
        FileWalker.Walk([folder.Path, "/dev/zero"]).Select(f => f.Error).ShouldBe(["not a regular file", "not a regular file"]);
        TestLog.Open(new FoundFile(pipe, pipe, 0, null)).Failure.ShouldBe("not a regular file");
        TestLog.Open(new FoundFile(folder.Path, folder.Path, 0, null)).Failure.ShouldBe("not a regular file");
    }

    [Fact]
    public void AFileThatVanishesBeforeItIsOpenedSaysSo()
    {
        using var folder = new TempFolder();
        var path = folder.File("x.log", "x");
        var found = FileWalker.Walk([folder.Path]).Single();
        File.Delete(path);
        using var file = TestLog.Open(found);
        file.Failure.ShouldBe("not found");
        TestLog.All(file).ShouldBeEmpty();
    }

    [Fact]
    public void AFolderWithoutPermissionIsListedAndItsNeighboursAreRead()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("modes are for Unix");
            return;
        }

        using var folder = new TempFolder();
        folder.File("a/x.log", "x");
        folder.File("b.log", "b");
        var closed = Path.Combine(folder.Path, "a");
        var file = Path.Combine(folder.Path, "b.log");
        File.SetUnixFileMode(closed, UnixFileMode.None);
        File.SetUnixFileMode(file, UnixFileMode.None);
        folder.File("c.log", "c");
        try
        {
            Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may read everything");
            FileWalker.Walk([folder.Path]).Select(f => f.Error).ShouldBe(["no permission", "no permission", null]);
        }
        finally
        {
            File.SetUnixFileMode(closed, (UnixFileMode)0b111_000_000);
        }
    }
}

using Microsoft.Data.Sqlite;
using Shouldly;
using Windhover.Storage;
using Windhover.Storage.DuckDb;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

public sealed class DataDiskTests
{
    [Fact]
    public void ADiskWithRoomHasNoProblemAndKeepsNothingOfTheQuestion()
    {
        using var folder = new TemporaryFolder();
        new DataDisk(folder.Path, 1).Problem().ShouldBeNull();
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void ADiskBelowItsFloorIsFullAndSaysWhenItGoesOn()
    {
        using var folder = new TemporaryFolder();
        var problem = new DataDisk(folder.Path, 1L << 50).Problem().ShouldNotBeNull();
        problem.ShouldContain("MiB free");
        problem.ShouldContain($"goes on at {(1L << 30) * 5 / 4} MiB");
        problem.ShouldNotContain(folder.Path);
    }

    [Fact]
    public void AFolderThatIsGoneCannotBeWrittenTo()
    {
        var folder = new TemporaryFolder();
        var disk = new DataDisk(folder.Path, 0);
        folder.Dispose();
        disk.Problem().ShouldBe("the disk of the stores cannot be written to");
    }

    [Fact]
    public void OnlyFailuresOfTheDiskCountAsSuch()
    {
        using var folder = new TemporaryFolder();
        var disk = new DataDisk(folder.Path, 0);
        disk.Cause(new SqliteException("database or disk is full", 13)).ShouldBe("the disk of the stores is full");
        disk.Cause(new SqliteException("attempt to write a readonly database", 8)).ShouldBe("the disk of the stores is read-only");
        disk.Cause(new SqliteException("constraint failed", 19)).ShouldBeNull();
        disk.Cause(new DuckDbException("IO Error: Could not write file \"x\": No space left on device")).ShouldBe("the disk of the stores is full");
        disk.Cause(new DuckDbException("FATAL Error: Failed: database has been invalidated")).ShouldBe("the disk of the stores cannot be written to");
        disk.Cause(new DuckDbException("Parser Error: syntax error")).ShouldBeNull();
        disk.Cause(new IOException("No space left on device : 'x'")).ShouldBe("the disk of the stores is full");
        disk.Cause(new InvalidDataException("a defect")).ShouldBeNull();
    }
}

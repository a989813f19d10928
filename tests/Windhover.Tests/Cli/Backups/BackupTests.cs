using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Shouldly;
using Windhover.Cli.Backups;
using Windhover.Core.Stores;
using Windhover.Storage;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Cli.Backups;

/// <summary>Backups of a data folder over which no server runs, and archives that are not as they should be.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.File("data");

    private string Archive => folder.File("backup.tar.gz");

    private string Restored => folder.File("restored");

    [Fact]
    public void EverythingButWhatPassesComesBackAsItWas()
    {
        MakeData();
        var manifest = new BackupWriter(Data, TimeProvider.System).Write(Archive);
        manifest.Epoch.ShouldBe(3);
        manifest.Stores.Keys.ShouldBe(["state.db", "telemetry.duckdb"]);
        manifest.Files.Select(f => f.Path).ShouldBe(["state.db", "telemetry.duckdb", "spool/app/cursors/place", "spool/app/objects/o1", "spool/app/removed.keys"]);
        new BackupReader(Archive).Restore(Restored, force: false).Files.ShouldBe(manifest.Files);
        File.ReadAllText(Path.Combine(Restored, "spool/app/objects/o1")).ShouldBe("one");
        using var state = EmbeddedStores.OpenState(Path.Combine(Restored, "state.db"));
        state.Epoch.ShouldBe(3);
        state.Incident("i1").ShouldNotBeNull();

        // The telemetry was a commit ahead of the state, as after a crash between the two.
        using var telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(Restored, "telemetry.duckdb"));
        telemetry.Epoch.ShouldBe(3);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Archive).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).ShouldBe(["data", "backup.tar.gz", "restored"], ignoreOrder: true);
    }

    [Fact]
    public void AFolderThatIsNotEmptyIsRefusedAndSetAsideByForce()
    {
        MakeData();
        new BackupWriter(Data, TimeProvider.System).Write(Archive);
        Directory.CreateDirectory(Restored);
        File.WriteAllText(Path.Combine(Restored, "mine"), "1");
        Refused(() => new BackupReader(Archive).Restore(Restored, force: false)).ShouldContain("is not empty");
        File.Exists(Path.Combine(Restored, "mine")).ShouldBeTrue();
        new BackupReader(Archive).Restore(Restored, force: true);
        File.Exists(Path.Combine(Restored + ".replaced", "mine")).ShouldBeTrue();
        Refused(() => new BackupReader(Archive).Restore(Restored, force: true)).ShouldContain(".replaced is there already");
    }

    [Fact]
    public void AnArchiveInWhichAnythingIsOtherIsRefusedAndNothingIsPutInPlace()
    {
        MakeData();
        new BackupWriter(Data, TimeProvider.System).Write(Archive);
        Rewrite((name, bytes) => (name, name.EndsWith("/o1", StringComparison.Ordinal) ? "0ne"u8.ToArray() : bytes));
        Refused(() => new BackupReader(folder.File("other")).Restore(Restored, force: false)).ShouldContain("o1 is damaged");
        Rewrite((name, bytes) => name.EndsWith("/o1", StringComparison.Ordinal) ? null : (name, bytes));
        Refused(() => new BackupReader(folder.File("other")).Restore(Restored, force: false)).ShouldContain("o1 is missing");
        Rewrite((name, bytes) => name == "manifest.json" ? null : (name, bytes));
        Refused(() => new BackupReader(folder.File("other")).Restore(Restored, force: false)).ShouldContain("no manifest");
        Rewrite((name, bytes) => (name == "state.db" ? "../state.db" : name, bytes));
        Refused(() => new BackupReader(folder.File("other")).Restore(Restored, force: false)).ShouldContain("../state.db");
        File.WriteAllText(folder.File("other"), "no archive");
        Refused(() => new BackupReader(folder.File("other")).Restore(Restored, force: false)).ShouldContain("is no backup");
        var cut = File.ReadAllBytes(Archive);
        File.WriteAllBytes(folder.File("other"), cut[..(cut.Length / 2)]);
        Refused(() => new BackupReader(folder.File("other")).Restore(Restored, force: false)).ShouldContain("is no backup");
        Directory.Exists(Restored).ShouldBeFalse();
        Directory.Exists(Restored + ".restoring").ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "has format 2")]
    [InlineData("\"program\": \"", "\"program\": \"9", "was made by version 9")]
    [InlineData("\"state.db\": ", "\"state.db\": 9", "state.db has version 9")]
    public void WhatANewerProgramMadeIsRefused(string old, string newer, string said)
    {
        MakeData();
        new BackupWriter(Data, TimeProvider.System).Write(Archive);
        Rewrite((name, bytes) => (name, name == "manifest.json" ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(old, newer, StringComparison.Ordinal)) : bytes));
        Refused(() => new BackupReader(folder.File("other")).Restore(Restored, force: false)).ShouldContain(said);
    }

    [Fact]
    public void AFolderWithoutAStateAndAFileThatExistsAreRefused()
    {
        Directory.CreateDirectory(Data);
        Refused(() => new BackupWriter(Data, TimeProvider.System).Write(Archive)).ShouldContain("is no data folder");
        MakeData();
        File.WriteAllText(Archive, "mine");
        Refused(() => new BackupWriter(Data, TimeProvider.System).Write(Archive)).ShouldContain("exists already");
        File.ReadAllText(Archive).ShouldBe("mine");
    }

    public void Dispose() => folder.Dispose();

    private static string Refused(Action act) => Should.Throw<BackupException>(act).Message;

    private void MakeData()
    {
        Directory.CreateDirectory(Data);
        using (var state = EmbeddedStores.OpenState(Path.Combine(Data, "state.db"))) state.Commit(new StateChange { Epoch = 3, Incidents = [StateSamples.Incident("i1")] });
        using (var telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(Data, "telemetry.duckdb"))) telemetry.Commit(4);
        foreach (var (file, text) in new[] { ("spool/app/objects/o1", "one"), ("spool/app/cursors/place", "1"), ("spool/app/removed.keys", "k"), ("spool/app/temporary/1", "half"), ("state.db.v1.bak", "old"), ("disk.probe", "") })
        {
            var path = Path.Combine(Data, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private void Rewrite(Func<string, byte[], (string Name, byte[] Bytes)?> change)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(Archive), CompressionMode.Decompress));
        using var writer = new TarWriter(new GZipStream(File.Create(folder.File("other")), CompressionLevel.Fastest), TarEntryFormat.Pax);
        while (reader.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            if (change(entry.Name, bytes.ToArray()) is { } kept) writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, kept.Name) { DataStream = new MemoryStream(kept.Bytes) });
        }
    }
}

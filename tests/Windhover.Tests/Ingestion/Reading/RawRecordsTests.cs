using System.Text;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Outputs;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class RawRecordsTests
{
    [Fact]
    public void EveryRecordIsFoundAgainWhateverItsFileIsPackedIn()
    {
        using var folder = new TempFolder();
        var text = "\uFEFFfirst line\nsecond ö\r\nthird";
        folder.File("plain.log", text);
        folder.File("packed.log.gz", TestLog.Gzip(TestLog.Utf8(text)));
        folder.File("wide.log", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text[1..])]);
        var table = new FileTable();
        var raw = new RawRecords(table, TestLog.Limits);
        foreach (var found in FileWalker.Walk([folder.Path]))
        {
            table.Add(found);
            var seen = TestLog.All(TestLog.Open(found));
            seen.Events().ShouldBe(["first line", "second ö", "third"]);
            foreach (var one in seen)
            {
                var evidence = new Evidence("test.log", found.DisplayPath, one.Offset, one.Length, "", 0);
                Encoding.UTF8.GetString(raw.Read(evidence, 1000)!).ShouldBe(one.Text);
                raw.Read(evidence, 3)!.Length.ShouldBe(3);
            }
        }

        table.Count.ShouldBe(3);
    }

    [Fact]
    public void OnlyFilesOfTheRunAreOpened()
    {
        using var folder = new TempFolder();
        var path = folder.File("x.log", "secret");
        var table = new FileTable();
        var raw = new RawRecords(table, TestLog.Limits);
        raw.Read(new Evidence("s", path, 0, 6, "", 0), 100).ShouldBeNull();
        table.Add(FileWalker.Walk([path])[0]);
        raw.Read(new Evidence("s", path, 0, 6, "", 0), 100).ShouldBe("secret"u8.ToArray());
        raw.Read(new Evidence("s", path, 100, 6, "", 0), 100).ShouldBeNull();
        raw.Read(new Evidence("s", path, -1, 6, "", 0), 100).ShouldBeNull();
        raw.Read(new Evidence("s", folder.Path + "/../" + Path.GetFileName(folder.Path) + "/x.log", 0, 6, "", 0), 100).ShouldBeNull();
        File.Delete(path);
        raw.Read(new Evidence("s", path, 0, 6, "", 0), 100).ShouldBeNull();
    }

    [Fact]
    public void ATableKeepsNumbersInTheOrderOfAdding()
    {
        var table = new FileTable();
        table.Add(new FoundFile("/b", "b", 0, null)).ShouldBe(0);
        table.Add(new FoundFile("/a", "a", 0, null)).ShouldBe(1);
        table.Add(new FoundFile("/b", "b", 0, null), "ignored").ShouldBe(0);
        table.SetSource(1, "test.log");
        table.Snapshot().Select(e => (e.Number, e.File.DisplayPath, e.Source)).ShouldBe([(0, "b", ""), (1, "a", "test.log")]);
        table.Find("a")!.Number.ShouldBe(1);
        table.Find("c").ShouldBeNull();
        table[1].Source.ShouldBe("test.log");
        Parallel.For(0, 1000, i => table.Add(new FoundFile($"/{i % 100}", $"n{i % 100}", 0, null)));
        table.Snapshot().Select(e => e.Number).ShouldBe(Enumerable.Range(0, 102));
    }
}

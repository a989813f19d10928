using System.IO.Compression;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Network.Sources.ZeekConn;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Network.Sources;

/// <summary>Logs that other people recorded; they lie beside the repository, where they are present at all.</summary>
public class ZeekRecordedTests
{
    private readonly ZeekConnSource source = new();

    [Fact]
    public void EveryLineOfTheLabelledLogsIsAnEventOrAHeaderLine()
    {
        var files = Files("zeek-labelled").ToList();
        files.Count.ShouldBe(8);
        foreach (var path in files)
        {
            var bytes = File.ReadAllBytes(path);
            var lines = SampleRecords.Of(source.Descriptor, bytes).Select(r => bytes[r]).ToList();
            var read = Read(path, bytes);
            read.Rejected.ShouldBeEmpty(path);
            read.Ignored.Count.ShouldBe(lines.Count(l => l.Length == 0 || l[0] == '#'), path);
            (read.EventCount + read.Ignored.Count).ShouldBe(lines.Count, path);
        }
    }

    [Fact]
    public void TheBenignNetworkGives7550Connections()
    {
        var events = 0;
        foreach (var path in Files("zeek-proxy-lan"))
        {
            using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            var read = Read(path, plain.ToArray());
            read.Rejected.ShouldBeEmpty(path);
            events += read.EventCount;
        }

        events.ShouldBe(7550);
    }

    [Fact]
    public void TheOtherLogsOfTheSameSensorsAreNotTakenForConnections()
    {
        foreach (var path in Directory.EnumerateFiles(Folder("zeek-labelled"), "*", SearchOption.AllDirectories).Where(p => !IsConnectionLog(p)))
        {
            using var file = File.OpenRead(path);
            var head = new byte[64 * 1024];
            source.Recognise(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))).ShouldBe(0, path);
        }
    }

    private EventBuffer Read(string path, byte[] bytes)
    {
        source.Recognise(bytes.AsSpan(0, Math.Min(bytes.Length, 64 * 1024))).ShouldBeGreaterThan(80, path);
        return SourceSample.Read(source, bytes, []);
    }

    private static IEnumerable<string> Files(string name) =>
        Directory.EnumerateFiles(Folder(name), "*", SearchOption.AllDirectories).Where(IsConnectionLog).Order(StringComparer.Ordinal);

    private static bool IsConnectionLog(string path) =>
        Path.GetFileName(path) is var name && (name.StartsWith("conn.", StringComparison.Ordinal) || name == "labeled-conn.log");

    private static string Folder(string name)
    {
        var folder = RepositoryTree.SharedData(name);
        if (folder is null) Assert.Skip($"../shared/data/{name} is not here");
        return folder;
    }
}

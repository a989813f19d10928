using Shouldly;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>The binary samples are what their readable description says. <c>WINDHOVER_ACCEPT=1</c> writes them.</summary>
public class FlowSampleFilesTests
{
    public static TheoryData<string, string> Names =>
    [
        .. FlowSamples.Blocks.Keys.Select(n => (nameof(FlowSamples.Blocks), n)),
        .. FlowSamples.Captures.Keys.Select(n => (nameof(FlowSamples.Captures), n)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void ASampleIsWhatItsDescriptionSays(string kind, string name)
    {
        var isCapture = kind == nameof(FlowSamples.Captures);
        var bytes = (isCapture ? FlowSamples.Captures : FlowSamples.Blocks)[name]();
        var folder = SourceSamples.Folder(SourceSamples.Catalogue.Find(isCapture ? "netflow.capture" : "netflow")!);
        var path = Path.Combine(folder, "Samples", $"{name}.in.{(isCapture ? "pcap" : "bin")}");
        if (Environment.GetEnvironmentVariable("WINDHOVER_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        File.ReadAllBytes(path).ShouldBe(bytes);
    }
}

using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Gcp.Sources.VpcFlow;
using Xunit;

namespace Windhover.Tests.Integrations.Gcp;

public class VpcFlowMissingTests
{
    private const string Bare = """{"insertId":"b","jsonPayload":{"connection":{"src_ip":"10.20.0.5","dest_ip":"10.20.1.7","src_port":48000,"dest_port":8080,"protocol":6},"reporter":"SRC","start_time":"2026-03-02T10:00:00Z","end_time":"2026-03-02T10:00:04Z","bytes_sent":"1840","packets_sent":"12"},"logName":"projects/example-project/logs/compute.googleapis.com%2Fvpc_flows","timestamp":"2026-03-02T10:00:12Z"}""";
    private static readonly string Named = Bare.Replace("\"reporter\"", "\"src_instance\":{\"project_id\":\"example-project\",\"vm_name\":\"web-1\",\"zone\":\"us-central1-a\"},\"reporter\"", StringComparison.Ordinal);
    private readonly SymbolTable symbols = new();

    [Fact]
    public void WithoutMetadataTheSettingThatBringsItIsNamed()
    {
        var missing = Read(Bare, Bare).ShouldHaveSingleItem();
        missing.Fix.ShouldContain("--logging-metadata=include-all");
    }

    [Fact]
    public void WithMetadataNothingIsMissing() => Read(Bare, Named).ShouldBeEmpty();

    [Fact]
    public void OfAFileWithoutFlowsNothingIsSaid() => Read().ShouldBeEmpty();

    private IReadOnlyList<MissingField> Read(params string[] records)
    {
        var reader = new VpcFlowSource().CreateReader(new ReaderContext { Symbols = symbols });
        var output = new EventBuffer(symbols);
        foreach (var record in records) reader.Read(Encoding.UTF8.GetBytes(record), new RecordRef(0, record.Length, 0), output);
        output.EventCount.ShouldBe(records.Length);
        return reader.Missing;
    }
}

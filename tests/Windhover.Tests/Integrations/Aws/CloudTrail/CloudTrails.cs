using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.CloudTrail;

namespace Windhover.Tests.Integrations.Aws.CloudTrail;

/// <summary>Reads records of CloudTrail for a test.</summary>
internal static class CloudTrails
{
    /// <summary>A record with what every record has, and more properties.</summary>
    public static string Record(string more, string service = "ec2.amazonaws.com", string name = "DescribeInstances") =>
        $$"""{"eventTime":"2026-03-02T10:00:00Z","eventSource":"{{service}}","eventName":"{{name}}","awsRegion":"eu-central-1","recipientAccountId":"111122223333"{{(more.Length > 0 ? "," + more : "")}}}""";

    public static EventBuffer Read(string record, params string[] wanted) => Read([Encoding.UTF8.GetBytes(record)], wanted);

    public static EventBuffer Read(IEnumerable<byte[]> records, params string[] wanted)
    {
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = new CloudTrailSource().CreateReader(new ReaderContext { Symbols = symbols, WantedFields = wanted.ToHashSet(StringComparer.Ordinal) });
        foreach (var record in records) reader.Read(record, new RecordRef(0, record.Length, 0), output);
        return output;
    }

    /// <summary>The facts as short lines.</summary>
    public static string[] Facts(EventBuffer output) =>
        [.. output.Facts.ToArray().Select(f => $"{f.Kind} {output.Symbols.Text(f.Subject)} {output.Symbols.Text(f.Object)}{f.Address}".TrimEnd())];
}

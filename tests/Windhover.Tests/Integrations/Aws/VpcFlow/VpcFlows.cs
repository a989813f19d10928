using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.VpcFlow;

namespace Windhover.Tests.Integrations.Aws.VpcFlow;

/// <summary>Reads lines of flow records for a test.</summary>
internal static class VpcFlows
{
    public const string DefaultHeader = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    public static EventBuffer Read(params string[] lines) => Read([.. lines.Select(Encoding.UTF8.GetBytes)]);

    public static EventBuffer Read(byte[][] lines)
    {
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = new VpcFlowSource().CreateReader(new ReaderContext { Symbols = symbols });
        long offset = 0;
        foreach (var line in lines)
        {
            reader.Read(line, new RecordRef(0, line.Length, offset), output);
            offset += line.Length + 1;
        }

        return output;
    }
}

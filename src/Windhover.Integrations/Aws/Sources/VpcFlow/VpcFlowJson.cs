using System.Globalization;
using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>
/// Records as JSON objects, as tables over the log give them out: the fields' names with hyphens, with underscores, in camel case, or run together. Each is written
/// as the line that it was, and read as one.
/// </summary>
internal sealed class VpcFlowJson : JsonRecordReader
{
    private static readonly byte[][] Sources = [.. Variants("srcaddr").Select(n => Encoding.ASCII.GetBytes($"\"{n}\""))];
    private static readonly byte[][] Destinations = [.. Variants("dstaddr").Select(n => Encoding.ASCII.GetBytes($"\"{n}\""))];

    private readonly VpcFlowLayout cloud, gateway;
    private readonly JsonField attachment;
    private readonly LineReader readLine;
    private readonly JsonField[] fields;
    private readonly bool[] isTime;
    private byte[] line = new byte[1024];

    /// <param name="context">What the file is read with.</param>
    /// <param name="readLine">Reads a line of a layout.</param>
    public VpcFlowJson(ReaderContext context, LineReader readLine)
        : base(context)
    {
        this.readLine = readLine;
        var names = VpcFlowColumns.Kept.OrderBy(IsOfGateway).ToArray();
        cloud = Layout(names.Where(n => !IsOfGateway(n)));
        gateway = Layout(names);
        fields = [.. names.Select(n => Field([.. Variants(n)]))];
        attachment = fields[Array.IndexOf(names, "tgw-attachment-id")];
        isTime = [.. names.Select(n => n is "start" or "end")];
    }

    /// <summary>Reads a line of a layout.</summary>
    public delegate void LineReader(ReadOnlySpan<byte> record, VpcFlowLayout layout, RecordRef at, EventBuffer output);

    /// <summary>Whether a JSON file's head has flows: both addresses by one of their names.</summary>
    public static bool IsFlow(ReadOnlySpan<byte> head) => Has(head, Sources) && Has(head, Destinations);

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var length = 0;
        var layout = record[attachment].IsEmpty ? cloud : gateway;
        for (var i = 0; i < layout.Fields; i++)
        {
            var value = record[fields[i]];
            if (value.IsEmpty) value = "-"u8;
            if (line.Length < length + value.Length + 32) Array.Resize(ref line, (line.Length + value.Length) * 2);
            if (i > 0) line[length++] = (byte)' ';
            if (isTime[i] && IsoTime.TryRead(value, out var time))
            {
                (time / 1000).TryFormat(line.AsSpan(length), out var written, provider: CultureInfo.InvariantCulture);
                length += written;
                continue;
            }

            if (value.IndexOf((byte)' ') >= 0)
            {
                output.Reject(at, "a value has a space in it");
                return;
            }

            value.CopyTo(line.AsSpan(length));
            length += value.Length;
        }

        readLine(line.AsSpan(0, length), layout, at, output);
    }

    private static bool IsOfGateway(string name) => name.StartsWith("tgw-", StringComparison.Ordinal) || name.StartsWith("packets-lost-", StringComparison.Ordinal);

    private static VpcFlowLayout Layout(IEnumerable<string> names) => VpcFlowLayout.TryParse(Encoding.ASCII.GetBytes(string.Join(' ', names)))!;

    private static bool Has(ReadOnlySpan<byte> head, byte[][] names)
    {
        foreach (var name in names)
        {
            if (head.IndexOf(name) >= 0) return true;
        }

        return false;
    }

    private static IEnumerable<string> Variants(string name)
    {
        var words = name.Replace("srcaddr", "src-addr", StringComparison.Ordinal).Replace("dstaddr", "dst-addr", StringComparison.Ordinal)
            .Replace("srcport", "src-port", StringComparison.Ordinal).Replace("dstport", "dst-port", StringComparison.Ordinal);
        IEnumerable<string> more = name switch
        {
            "subnet-id" => ["subNetId"],
            "account-id" => ["account"],
            "log-status" => ["status"],
            _ => [],
        };
        return more.Prepend(words.Replace("-", "", StringComparison.Ordinal)).Prepend(words.Replace('-', '_')).Prepend(Camel(words)).Prepend(Camel(name)).Prepend(name.Replace('-', '_')).Prepend(name)
            .Distinct(StringComparer.Ordinal);
    }

    private static string Camel(string name) =>
        string.Concat(name.Split('-').Select((word, i) => i == 0 ? word : string.Concat(word[..1].ToUpperInvariant(), word.AsSpan(1))));
}

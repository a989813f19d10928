using System.Text;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.AuditCsv;

/// <summary>Which column holds which field of an event.</summary>
internal sealed class AuditCsvColumns
{
    private const int MostColumns = 1024;

    /// <summary>The order of an export without header: the fields that a shipper is told to write, as its sample configurations list them.</summary>
    private static readonly string[] Order =
    [
        "host", "requestReceivedTimestamp", "user.username", "verb", "objectRef.resource", "objectRef.subresource", "objectRef.name", "responseObject.metadata.name", "requestURI", "auditID",
        "stage", "responseStatus.code", "responseObject.metadata.uid", "responseObject.metadata.ownerReferences.uid", "responseObject.details.uid",
    ];

    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> Around => " \uFEFF"u8;

    private AuditCsvColumns(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.Length > 0) columns.TryAdd(name, Count);
            Count++;
        }
    }

    /// <summary>The order of an export without header.</summary>
    public static AuditCsvColumns InOrder { get; } = new(Order);

    /// <summary>How many columns a row has.</summary>
    public int Count { get; }

    /// <summary>The columns, by path of the field.</summary>
    public IReadOnlyDictionary<string, int> ByPath => columns;

    /// <summary>Whether a row is one of an export without header: a time, a path, and a stage stand where they should.</summary>
    public static bool IsInOrder(CsvRecord row) =>
        row.Count == Order.Length && IsoTime.TryRead(row[1], out _) && row[8] is [(byte)'/', ..] && IsStage(row[10]);

    /// <summary>Whether a row is a header. A row with more columns than an export has is none, whatever it says.</summary>
    public static bool IsHeader(CsvRecord row)
    {
        var found = 0;
        for (var i = 0; i < row.Count && row.Count <= MostColumns; i++)
        {
            var name = row[i].Trim(Around).Trim("[]"u8);
            if (Ascii.EqualsIgnoreCase(name, "auditID"u8) || Ascii.EqualsIgnoreCase(name, "requestURI"u8) || Ascii.EqualsIgnoreCase(name, "stage"u8)) found++;
        }

        return found == 3;
    }

    /// <summary>The columns that a header names; names are paths of fields, joined by dots, by "_" or in brackets.</summary>
    public static AuditCsvColumns Of(CsvRecord header) => new(Enumerable.Range(0, header.Count).Select(i => Name(header[i])).ToArray());

    /// <summary>The columns as text, to go on in the middle.</summary>
    public byte[] Save() => Encoding.UTF8.GetBytes(string.Join('\n', columns.OrderBy(c => c.Value).Select(c => $"{c.Value} {c.Key}").Prepend($"{Count}")));

    /// <summary>The columns of a text that <see cref="Save"/> wrote.</summary>
    public static AuditCsvColumns Restore(ReadOnlySpan<byte> saved)
    {
        var lines = Encoding.UTF8.GetString(saved).Split('\n');
        var names = new string[int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture)];
        Array.Fill(names, "");
        foreach (var line in lines.Skip(1))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            names[int.Parse(line.AsSpan(0, space), System.Globalization.CultureInfo.InvariantCulture)] = line[(space + 1)..];
        }

        return new(names);
    }

    /// <summary>The value of a field; empty when there is no such column.</summary>
    public ReadOnlySpan<byte> Get(CsvRecord row, string path) => columns.TryGetValue(path, out var column) ? row[column] : default;

    private static bool IsStage(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("ResponseComplete"u8) || text.SequenceEqual("ResponseStarted"u8) || text.SequenceEqual("RequestReceived"u8) || text.SequenceEqual("Panic"u8);

    private static string Name(ReadOnlySpan<byte> header)
    {
        var text = Encoding.UTF8.GetString(header.Trim(Around)).Replace("][", ".", StringComparison.Ordinal).Trim('[', ']');
        return Array.Find(Known, known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase) || string.Equals(known.Replace('.', '_'), text, StringComparison.OrdinalIgnoreCase)) ?? text;
    }

    private static readonly string[] Known =
    [
        .. Order, "stageTimestamp", "impersonatedUser.username", "objectRef.apiGroup", "objectRef.namespace", "sourceIPs", "userAgent", "responseStatus.status", "responseStatus.reason",
        "annotations.authorization.k8s.io/decision",
    ];
}

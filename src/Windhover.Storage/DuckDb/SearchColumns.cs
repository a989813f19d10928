namespace Windhover.Storage.DuckDb;

/// <summary>
/// What stands behind the fields of <see cref="Core.Stores.Search.TelemetryFields"/> in one kind of table, as SQL made of constants. A field that a table lacks
/// is empty there: "" for text, 0 for numbers and addresses.
/// </summary>
internal sealed class SearchColumns
{
    private const string NoAddress = "0::UHUGEINT";

    private readonly Dictionary<string, string> _columns;

    private SearchColumns(Dictionary<string, string> columns, string[] words, string weight, bool areConnections) =>
        (_columns, Words, Weight, AreConnections) = (columns, words, weight, areConnections);

    /// <summary>Of tables of events.</summary>
    public static SearchColumns Events { get; } = new(
        new(StringComparer.Ordinal)
        {
            ["actor"] = "entity_id", ["target"] = "target_id", ["peer"] = "target_id", ["src_ip"] = "source_address", ["dst_ip"] = "destination_address",
            ["port"] = "port", ["protocol"] = "protocol", ["bytes"] = "(bytes_out::HUGEINT + bytes_in)", ["bytes_out"] = "bytes_out", ["bytes_in"] = "bytes_in",
            ["outcome"] = "outcome", ["operation"] = "operation", ["service"] = "service", ["error"] = "error", ["resource"] = "resource", ["related"] = "related", ["credential"] = "credential",
            ["source"] = "source", ["account"] = "account", ["region"] = "region", ["agent"] = "agent", ["country"] = "remote_country", ["asn"] = "remote_asn",
            ["class"] = "class", ["record_id"] = "record_id", ["file"] = "file", ["offset"] = "file_offset",
        },
        ["entity_id", "target_id", "operation", "service", "resource", "related", "error", "account", "agent"],
        "count(*)",
        areConnections: false);

    /// <summary>Of tables of connections. Who calls is on the source's side; only the peer's address is known.</summary>
    public static SearchColumns Connections { get; } = new(
        new(StringComparer.Ordinal)
        {
            ["actor"] = "entity_id", ["target"] = "peer", ["peer"] = "peer",
            ["src_ip"] = $"(CASE WHEN serves THEN peer_address ELSE {NoAddress} END)", ["dst_ip"] = $"(CASE WHEN serves THEN {NoAddress} ELSE peer_address END)",
            ["port"] = "port", ["protocol"] = "protocol", ["bytes"] = "(bytes_out::HUGEINT + bytes_in)", ["bytes_out"] = "bytes_out", ["bytes_in"] = "bytes_in",
            ["records"] = "records", ["direction"] = "(CASE WHEN serves THEN 'in' ELSE 'out' END)", ["outcome"] = "(CASE WHEN blocked THEN 'blocked' ELSE 'allowed' END)",
            ["country"] = "peer_country", ["asn"] = "peer_asn", ["class"] = "4001::USMALLINT", ["file"] = "file", ["offset"] = "file_offset",
        },
        ["entity_id", "peer"],
        "least(sum(records), 9223372036854775807::HUGEINT)::BIGINT",
        areConnections: true);

    /// <summary>The columns that a word without a field is looked for in.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How many a group of rows stands for.</summary>
    public string Weight { get; }

    /// <summary>True for connections.</summary>
    public bool AreConnections { get; }

    /// <summary>The columns that hold an address of either side.</summary>
    public IReadOnlyList<string> Addresses => AreConnections ? ["peer_address"] : ["source_address", "destination_address"];

    /// <summary>The columns that hold an entity of either side.</summary>
    public IReadOnlyList<string> Entities => AreConnections ? ["entity_id", "peer"] : ["entity_id", "target_id"];

    /// <summary>The column of a field, or null where the table lacks it.</summary>
    public string? Of(string field) => _columns.GetValueOrDefault(field);
}

namespace Windhover.Core.Stores.Search;

/// <summary>Every field that telemetry can be searched by. A field that a kind of rows lacks is empty there.</summary>
public static class TelemetryFields
{
    private static readonly Dictionary<string, TelemetryField> ByName;

    static TelemetryFields()
    {
        All =
        [
            Both("entity", FieldKind.Entity, "an entity on either side", canCount: false),
            Both("actor", FieldKind.Entity, "who acted, or whose interface reported"),
            Both("target", FieldKind.Entity, "what was acted on; the peer of a connection"),
            Both("peer", FieldKind.Entity, "the other side: an entity, or its address as text"),
            Both("ip", FieldKind.Address, "an address on either side", canCount: false),
            Both("src_ip", FieldKind.Address, "the address that it came from; of a connection, the peer that called"),
            Both("dst_ip", FieldKind.Address, "the address that it went to; of a connection, the peer that was called"),
            Both("port", FieldKind.Number, "the service port"),
            Both("protocol", FieldKind.Number, "the IANA protocol number, or tcp, udp, icmp"),
            Both("bytes", FieldKind.Number, "bytes in both directions; of a connection, in one hour", canCount: false),
            Both("bytes_out", FieldKind.Number, "bytes that the entity sent", canCount: false),
            Both("bytes_in", FieldKind.Number, "bytes that the entity received", canCount: false),
            new("records", FieldKind.Number, false, true, "flow records in one hour", false),
            new("direction", FieldKind.Text, false, true, "in where the entity serves, out where it calls"),
            Both("outcome", FieldKind.Text, "success or failure; allowed or blocked for traffic"),
            Event("operation", FieldKind.Text, "what was done, in the log's own word"),
            Event("service", FieldKind.Text, "the service that did it"),
            Event("error", FieldKind.Text, "the error code"),
            Event("resource", FieldKind.Text, "what was acted on, in the log's own words"),
            Event("related", FieldKind.Text, "the second thing that mattered: a role, a member, a policy"),
            Event("credential", FieldKind.Text, "the key or token that signed the call"),
            Event("source", FieldKind.Text, "the kind of log"),
            Event("account", FieldKind.Text, "the account, subscription or site"),
            Event("region", FieldKind.Text, "the region"),
            Event("agent", FieldKind.Text, "the client program"),
            Both("country", FieldKind.Text, "the country of the outside address, two letters"),
            Both("asn", FieldKind.Number, "the number of the network of the outside address"),
            Both("class", FieldKind.Class, "the OCSF class"),
            new("record_id", FieldKind.Text, true, false, "the log's own id of the record", false),
            Both("file", FieldKind.Text, "the file that the record stands in"),
            Both("offset", FieldKind.Number, "where the record begins in its file, in bytes", canCount: false),
        ];
        ByName = All.ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order in which people are shown them.</summary>
    public static IReadOnlyList<TelemetryField> All { get; }

    /// <summary>The field of a name, whatever its case; null for none.</summary>
    public static TelemetryField? Find(string name) => ByName.GetValueOrDefault(name.ToLowerInvariant());

    private static TelemetryField Both(string name, FieldKind kind, string means, bool canCount = true) => new(name, kind, true, true, means, canCount);

    private static TelemetryField Event(string name, FieldKind kind, string means) => new(name, kind, true, false, means);
}

using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>What the templates that an exporter was set to leave out, and what that costs. Elements: https://www.iana.org/assignments/ipfix/ipfix.xhtml.</summary>
internal static class FlowMissing
{
    private const string Fix = "Add it to the flow record that the exporter was set to (on Cisco devices: flow record NAME, then {0}), and give that record to its flow monitor";

    private static readonly (Predicate<FlowTemplate> Has, MissingField Field)[] Wanted =
    [
        (t => t.Known != 0, Field("octetDeltaCount", "Data that leaves is not measured: theft of data is not seen by its size.", "collect counter bytes long")),
        (t => t.HasPorts, Field("sourceTransportPort, destinationTransportPort", "Which side opened a connection, and which service it was, is not known.", "match transport source-port and match transport destination-port")),
        (t => t.HasTcpFlags || t.HasInitiator, Field("tcpControlBits", "Which side opened a connection is guessed from its ports; a scan that is never answered looks like traffic.", "collect transport tcp flags")),
        (t => t.HasTimes, Field("flowStartMilliseconds, flowEndMilliseconds", "How long a connection lasted is not known, and beats are as coarse as the exports.", "collect timestamp absolute first and collect timestamp absolute last")),
    ];

    /// <summary>What at least one of the templates of flows leaves out.</summary>
    public static IReadOnlyList<MissingField> Of(IEnumerable<FlowTemplate> templates)
    {
        var flows = templates.Where(t => t is { IsOptions: false, HasAddresses: true }).ToList();
        return [.. Wanted.Where(w => flows.Exists(t => !w.Has(t))).Select(w => w.Field)];
    }

    private static MissingField Field(string field, string loses, string command) => new(field, loses, Fix.Replace("{0}", command, StringComparison.Ordinal));
}

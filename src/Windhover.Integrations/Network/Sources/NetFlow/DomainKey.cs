using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>
/// Whose templates are meant. The port is part of it: several exporting processes of one router may share its address and all use domain 0.
/// </summary>
/// <param name="Exporter">Sender's address.</param>
/// <param name="Port">Sender's port.</param>
/// <param name="Domain">Observation domain or source id.</param>
/// <param name="Version">Version 9 and IPFIX number their templates each for itself.</param>
internal readonly record struct DomainKey(Address Exporter, ushort Port, uint Domain, ExportVersion Version) : IComparable<DomainKey>
{
    /// <inheritdoc />
    public int CompareTo(DomainKey other)
    {
        var order = Exporter.CompareTo(other.Exporter);
        if (order == 0) order = Port.CompareTo(other.Port);
        if (order == 0) order = Domain.CompareTo(other.Domain);
        return order == 0 ? Version.CompareTo(other.Version) : order;
    }
}

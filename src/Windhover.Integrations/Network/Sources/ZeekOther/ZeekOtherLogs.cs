using System.Text;

namespace Windhover.Integrations.Network.Sources.ZeekOther;

/// <summary>Logs that Zeek's own scripts write and that give no event, each with why.</summary>
internal static class ZeekOtherLogs
{
    private const string Sensor = "about the sensor itself";
    private const string Inventory = "an inventory, not an activity";
    private const string Certificate = "a certificate: the handshake is its event";
    private const string Oddity = "an oddity of the protocol, not a finding";
    private const string Unread = "a protocol that is not read";

    private static readonly (byte[] Path, string Reason)[] Logs = [.. new (string Reason, string Paths)[]
    {
        (Sensor, "analyzer broker capture_loss cluster config dpd loaded_scripts packet_filter print prof reporter stats stderr stdout telemetry telemetry_histogram"),
        (Inventory, "known_certs known_hosts known_modbus known_services software"),
        (Certificate, "ocsp x509"),
        (Oddity, "weird weird_stats"),
        (Unread, "dce_rpc dnp3 ftp irc ldap ldap_search modbus modbus_register_change mqtt_connect mqtt_publish mqtt_subscribe mysql netcontrol netcontrol_drop "
            + "netcontrol_shunt notice_alarm ntp openflow pe postgresql quic radius redis rfb signatures sip smb_cmd smtp snmp socks syslog traceroute tunnel websocket wireguard"),
    }.SelectMany(g => g.Paths.Split(' ').Select(p => (Encoding.ASCII.GetBytes(p), g.Reason)))];

    /// <summary>Whether it is one of them.</summary>
    public static bool Has(ReadOnlySpan<byte> path) => Find(path) is not null;

    /// <summary>Why its lines give no event.</summary>
    public static string ReasonOf(ReadOnlySpan<byte> path) => Find(path) ?? "another log";

    private static string? Find(ReadOnlySpan<byte> path)
    {
        foreach (var (known, reason) in Logs)
        {
            if (path.SequenceEqual(known)) return reason;
        }

        return null;
    }
}

using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>Finds columns by their names.</summary>
internal static class ConnColumns
{
    /// <summary>A header whose columns are numbered as <see cref="ConnColumn"/>.</summary>
    public static ZeekHeader Header() => new(name => (int)Of(name), "conn", [(int)ConnColumn.OrigHost, (int)ConnColumn.Proto, (int)ConnColumn.State]);

    /// <summary>The column of a name in the header or of a JSON property.</summary>
    public static ConnColumn Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("ts"u8) => ConnColumn.Time,
        3 when name.SequenceEqual("uid"u8) => ConnColumn.Uid,
        5 when name.SequenceEqual("proto"u8) => ConnColumn.Proto,
        5 when name.SequenceEqual("_path"u8) => ConnColumn.Path,
        6 when name.SequenceEqual("sensor"u8) => ConnColumn.Sensor,
        7 when name.SequenceEqual("service"u8) => ConnColumn.Service,
        7 when name.SequenceEqual("history"u8) => ConnColumn.History,
        8 when name.SequenceEqual("duration"u8) => ConnColumn.Duration,
        8 when name.SequenceEqual("ip_proto"u8) => ConnColumn.IpProto,
        9 when name.StartsWith("id."u8) => OfEndpoint(name[3..]),
        9 when name.SequenceEqual("orig_pkts"u8) => ConnColumn.OrigPackets,
        9 when name.SequenceEqual("resp_pkts"u8) => ConnColumn.RespPackets,
        10 when name.SequenceEqual("orig_bytes"u8) => ConnColumn.OrigBytes,
        10 when name.SequenceEqual("resp_bytes"u8) => ConnColumn.RespBytes,
        10 when name.SequenceEqual("conn_state"u8) => ConnColumn.State,
        10 when name.SequenceEqual("local_orig"u8) => ConnColumn.LocalOrig,
        10 when name.SequenceEqual("local_resp"u8) => ConnColumn.LocalResp,
        11 when name.SequenceEqual("sensor_name"u8) => ConnColumn.Sensor,
        12 when name.SequenceEqual("_system_name"u8) => ConnColumn.Sensor,
        13 when name.SequenceEqual("orig_ip_bytes"u8) => ConnColumn.OrigIpBytes,
        13 when name.SequenceEqual("resp_ip_bytes"u8) => ConnColumn.RespIpBytes,
        _ => ConnColumn.None,
    };

    /// <summary>The column of a property of a nested <c>id</c> object: the name without <c>id.</c>.</summary>
    public static ConnColumn OfEndpoint(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("orig_h"u8) => ConnColumn.OrigHost,
        _ when name.SequenceEqual("orig_p"u8) => ConnColumn.OrigPort,
        _ when name.SequenceEqual("resp_h"u8) => ConnColumn.RespHost,
        _ when name.SequenceEqual("resp_p"u8) => ConnColumn.RespPort,
        _ => ConnColumn.None,
    };
}

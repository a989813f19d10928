namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>The columns of the log that are read, by what they hold. All others, labels above all, are never looked at.</summary>
internal enum ConnColumn : byte
{
    /// <summary>A column that is not read.</summary>
    None,

    /// <summary><c>ts</c></summary>
    Time,

    /// <summary><c>uid</c></summary>
    Uid,

    /// <summary><c>id.orig_h</c></summary>
    OrigHost,

    /// <summary><c>id.orig_p</c></summary>
    OrigPort,

    /// <summary><c>id.resp_h</c></summary>
    RespHost,

    /// <summary><c>id.resp_p</c></summary>
    RespPort,

    /// <summary><c>proto</c></summary>
    Proto,

    /// <summary><c>service</c></summary>
    Service,

    /// <summary><c>duration</c></summary>
    Duration,

    /// <summary><c>orig_bytes</c></summary>
    OrigBytes,

    /// <summary><c>resp_bytes</c></summary>
    RespBytes,

    /// <summary><c>conn_state</c></summary>
    State,

    /// <summary><c>local_orig</c></summary>
    LocalOrig,

    /// <summary><c>local_resp</c></summary>
    LocalResp,

    /// <summary><c>history</c></summary>
    History,

    /// <summary><c>orig_pkts</c></summary>
    OrigPackets,

    /// <summary><c>orig_ip_bytes</c></summary>
    OrigIpBytes,

    /// <summary><c>resp_pkts</c></summary>
    RespPackets,

    /// <summary><c>resp_ip_bytes</c></summary>
    RespIpBytes,

    /// <summary><c>ip_proto</c></summary>
    IpProto,

    /// <summary><c>_system_name</c>, <c>sensor</c> or <c>sensor_name</c>: who watched.</summary>
    Sensor,

    /// <summary><c>_path</c>: which log a line of mixed JSON belongs to.</summary>
    Path,
}

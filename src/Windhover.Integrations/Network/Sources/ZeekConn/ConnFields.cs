using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>One connection as text, whichever form the line had. A field that is unset is empty.</summary>
internal ref struct ConnFields
{
    public ReadOnlySpan<byte> Time, Uid, OrigHost, OrigPort, RespHost, RespPort, Proto, Service, Duration, OrigBytes, RespBytes, State, LocalOrig, LocalResp,
        History, OrigPackets, OrigIpBytes, RespPackets, RespIpBytes, IpProto, Sensor, Path;

    /// <summary>The time where the line wrote it as a date: epoch milliseconds; null otherwise.</summary>
    public long? Date;

    /// <summary>Takes the fields that are set out of a line of separated text.</summary>
    /// <returns>False when the line ends before the last column that is read.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, ZeekHeader header)
    {
        var row = new ZeekRow(line, header);
        while (row.MoveNext()) Set((ConnColumn)row.Column, row.Value);
        return !row.IsShort;
    }

    /// <summary>Sets the field of a column.</summary>
    public void Set(ConnColumn column, ReadOnlySpan<byte> value)
    {
        switch (column)
        {
            case ConnColumn.Time: Time = value; break;
            case ConnColumn.Uid: Uid = value; break;
            case ConnColumn.OrigHost: OrigHost = value; break;
            case ConnColumn.OrigPort: OrigPort = value; break;
            case ConnColumn.RespHost: RespHost = value; break;
            case ConnColumn.RespPort: RespPort = value; break;
            case ConnColumn.Proto: Proto = value; break;
            case ConnColumn.Service: Service = value; break;
            case ConnColumn.Duration: Duration = value; break;
            case ConnColumn.OrigBytes: OrigBytes = value; break;
            case ConnColumn.RespBytes: RespBytes = value; break;
            case ConnColumn.State: State = value; break;
            case ConnColumn.LocalOrig: LocalOrig = value; break;
            case ConnColumn.LocalResp: LocalResp = value; break;
            case ConnColumn.History: History = value; break;
            case ConnColumn.OrigPackets: OrigPackets = value; break;
            case ConnColumn.OrigIpBytes: OrigIpBytes = value; break;
            case ConnColumn.RespPackets: RespPackets = value; break;
            case ConnColumn.RespIpBytes: RespIpBytes = value; break;
            case ConnColumn.IpProto: IpProto = value; break;
            case ConnColumn.Sensor: Sensor = value; break;
            case ConnColumn.Path: Path = value; break;
            default: break;
        }
    }
}

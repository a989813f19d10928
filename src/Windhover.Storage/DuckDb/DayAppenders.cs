using Windhover.Core.Events;
using Windhover.Core.Stores;
using Windhover.Storage.DuckDb.Native;
using static Windhover.Storage.DuckDb.Native.DuckDbType;

namespace Windhover.Storage.DuckDb;

/// <summary>The appenders to one day's tables, each made when its first row comes. The columns stand in the order of <see cref="TelemetrySchema"/>.</summary>
internal sealed class DayAppenders(DuckDbConnection connection, TelemetryDay day, long epoch) : IDisposable
{
    private DuckDbAppender? _events;
    private DuckDbAppender? _connections;

    public void Add(in EventRow row, long sequence)
    {
        var to = _events ??= connection.Appender(
            day.Events, BigInt, BigInt, BigInt, USmallInt, Varchar, Varchar, Varchar, Varchar, Varchar, Varchar, Varchar, Varchar, Varchar, Varchar,
            UHugeInt, UHugeInt, Integer, Integer, BigInt, BigInt, Varchar, BigInt, Integer, Varchar, Varchar, Varchar, USmallInt, BigInt, Varchar, USmallInt, Varchar, USmallInt);
        to.Int64(0, epoch);
        to.Int64(1, sequence);
        to.Int64(2, row.Time);
        to.UInt16(3, (ushort)row.Class);
        to.Text(4, row.Source);
        to.Text(5, row.EntityId);
        to.Text(6, row.TargetId ?? "");
        to.Text(7, row.Operation ?? "");
        to.Text(8, row.Service ?? "");
        to.Text(9, row.Outcome ?? "");
        to.Text(10, row.Error ?? "");
        to.Text(11, row.Account ?? "");
        to.Text(12, row.Region ?? "");
        to.Text(13, row.Agent ?? "");
        to.UInt128(14, Wide(row.SourceAddress));
        to.UInt128(15, Wide(row.DestinationAddress));
        to.Int32(16, row.Port);
        to.Int32(17, row.Protocol);
        to.Int64(18, row.BytesOut);
        to.Int64(19, row.BytesIn);
        to.Text(20, row.File);
        to.Int64(21, row.Offset);
        to.Int32(22, row.Length);
        to.Text(23, row.RecordId ?? "");
        to.Text(24, row.Resource ?? "");
        to.Text(25, row.Related ?? "");
        to.UInt16(26, (ushort)row.Severity);
        to.Int64(27, row.RemoteAsn);
        to.Text(28, row.RemoteCountry ?? "");
        to.UInt16(29, (ushort)row.RemoteClass);
        to.Text(30, row.Credential ?? "");
        to.UInt16(31, (ushort)row.CredentialLasts);
        to.EndRow();
    }

    public void Add(in ConnectionRow row)
    {
        var to = _connections ??= connection.Appender(
            day.Connections, BigInt, BigInt, Varchar, Varchar, UHugeInt, Integer, Integer, DuckDbType.Boolean, DuckDbType.Boolean, BigInt, BigInt, BigInt,
            BigInt, BigInt, Varchar, BigInt, Integer, BigInt, Varchar, USmallInt);
        to.Int64(0, epoch);
        to.Int64(1, row.Hour);
        to.Text(2, row.EntityId);
        to.Text(3, row.Peer);
        to.UInt128(4, Wide(row.PeerAddress));
        to.Int32(5, row.Port);
        to.Int32(6, row.Protocol);
        to.Boolean(7, row.Serves);
        to.Boolean(8, row.Blocked);
        to.Int64(9, row.Records);
        to.Int64(10, row.BytesOut);
        to.Int64(11, row.BytesIn);
        to.Int64(12, row.FirstTime);
        to.Int64(13, row.LastTime);
        to.Text(14, row.File ?? "");
        to.Int64(15, row.Offset);
        to.Int32(16, row.Length);
        to.Int64(17, row.PeerAsn);
        to.Text(18, row.PeerCountry ?? "");
        to.UInt16(19, (ushort)row.PeerClass);
        to.EndRow();
    }

    public void Flush()
    {
        _events?.Flush();
        _connections?.Flush();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _events?.Dispose();
        _connections?.Dispose();
    }

    private static NativeUInt128 Wide(Address address) => new(address.Low, address.High);
}

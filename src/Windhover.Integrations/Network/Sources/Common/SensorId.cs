using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.Common;

/// <summary>
/// Ids of records of sensors. Sensors number connections, which many records share, so that a record's id is made of what sets it apart: its log, its
/// connection, its time and what happened.
/// </summary>
internal static class SensorId
{
    /// <summary>The id; none without a connection's id.</summary>
    public static RecordId Of(ReadOnlySpan<byte> log, ReadOnlySpan<byte> connection, ReadOnlySpan<byte> time, ReadOnlySpan<byte> what, ReadOnlySpan<byte> which = default, ReadOnlySpan<byte> how = default)
    {
        if (connection.IsEmpty) return default;
        var place = StableHash.Combine(StableHash.Of(log), StableHash.Of(connection));
        var deed = StableHash.Combine(StableHash.Combine(StableHash.Of(time), StableHash.Of(what)), StableHash.Combine(StableHash.Of(which), StableHash.Of(how)));
        return new RecordId(new UInt128(place, deed), RecordIdForm.Hash);
    }
}

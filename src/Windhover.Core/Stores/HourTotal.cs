namespace Windhover.Core.Stores;

/// <summary>Totals of one hour.</summary>
/// <param name="Hour">Start of the hour, epoch milliseconds.</param>
/// <param name="BytesOut">Bytes sent.</param>
/// <param name="BytesIn">Bytes received.</param>
/// <param name="Connections">Flow records.</param>
/// <param name="Events">Stored events.</param>
public readonly record struct HourTotal(long Hour, long BytesOut, long BytesIn, long Connections, long Events);

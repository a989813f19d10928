using System.Buffers.Binary;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>
/// Gives a time that lacks its year the one that puts it nearest to what is known of the file: the last time that was read from it, or, before there was one, the date in
/// the file's path (see <see cref="PathDate"/>). Nothing known, no year: the wall clock is never asked, so that a file says the same whenever it is read.
/// </summary>
/// <param name="path">The file's path.</param>
internal sealed class LineClock(string path)
{
    private long? near = PathDate.Find(path);

    /// <summary>The instant of a time.</summary>
    /// <returns>False when the year is neither said nor known.</returns>
    public bool TryResolve(in CalendarStamp stamp, out long epochMilliseconds)
    {
        if (stamp.Year != 0)
        {
            if (!stamp.TryIn(stamp.Year, out epochMilliseconds)) return false;
            Saw(epochMilliseconds);
            return true;
        }

        epochMilliseconds = 0;
        if (near is not { } known) return false;
        var year = DateTime.UnixEpoch.AddMilliseconds(known).Year;
        var nearest = long.MaxValue;
        for (var candidate = year - 4; candidate <= year + 4; candidate++)
        {
            if (!stamp.TryIn(candidate, out var instant) || Math.Abs(instant - known) >= nearest) continue;
            nearest = Math.Abs(instant - known);
            epochMilliseconds = instant;
        }

        Saw(epochMilliseconds);
        return true;
    }

    /// <summary>A time with its year was read.</summary>
    public void Saw(long epochMilliseconds)
    {
        if (epochMilliseconds is > 0 and < 7_258_118_400_000) near = epochMilliseconds;
    }

    /// <summary>What later lines need; null for nothing.</summary>
    public byte[]? Save()
    {
        if (near is not { } known) return null;
        var state = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(state, known);
        return state;
    }

    /// <summary>Takes back what <see cref="Save"/> gave.</summary>
    public void Restore(ReadOnlySpan<byte> state)
    {
        if (state.Length == sizeof(long)) near = BinaryPrimitives.ReadInt64LittleEndian(state);
    }
}

using System.Buffers.Text;

namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>Times as web servers write them: <c>06/Feb/2019:00:00:38 +0000</c>.</summary>
internal static class BracketTime
{
    private const int Length = 26;

    /// <summary>Reads a time.</summary>
    /// <returns>False when the text is not such a time.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long epochMilliseconds)
    {
        epochMilliseconds = 0;
        if (text.Length != Length || text[2] != '/' || text[6] != '/' || text[11] != ':' || text[14] != ':' || text[17] != ':' || text[20] != ' ') return false;
        var month = "JanFebMarAprMayJunJulAugSepOctNovDec"u8.IndexOf(text.Slice(3, 3));
        if (month < 0 || month % 3 != 0 || text[21] is not ((byte)'+' or (byte)'-')) return false;
        if (!Part(text[..2], out var day) || !Part(text.Slice(7, 4), out var year) || !Part(text.Slice(12, 2), out var hour) || !Part(text.Slice(15, 2), out var minute)
            || !Part(text.Slice(18, 2), out var second) || !Part(text.Slice(22, 2), out var offsetHours) || !Part(text.Slice(24, 2), out var offsetMinutes)) return false;
        month = month / 3 + 1;
        if (year < 1 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60 || offsetHours > 18 || offsetMinutes > 59) return false;
        var days = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerDay;
        var offset = (offsetHours * 60L + offsetMinutes) * (text[21] == '-' ? -60 : 60);
        epochMilliseconds = (((days * 24 + hour) * 60 + minute) * 60 + second - offset) * 1000;
        return true;
    }

    private static bool Part(ReadOnlySpan<byte> text, out int number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';
}

using System.Buffers.Text;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>A time of a record.</summary>
/// <param name="Paths">Where it is; the first that has a value wins.</param>
/// <param name="Format">How it is written: one of <see cref="Formats"/>.</param>
internal sealed record MappingTime(IReadOnlyList<string> Paths, string Format)
{
    /// <summary>Formats: ISO-8601, or numbers since 1970 in this unit.</summary>
    public static readonly string[] Formats = ["iso", "seconds", "milliseconds", "microseconds", "nanoseconds"];

    private readonly double perMillisecond = Format switch { "seconds" => 0.001, "microseconds" => 1e3, "nanoseconds" => 1e6, _ => 1 };

    /// <summary>Reads the time.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long epochMilliseconds)
    {
        if (Format == "iso") return IsoTime.TryRead(text, out epochMilliseconds);
        if (Utf8Parser.TryParse(text, out long whole, out var used) && used == text.Length)
        {
            epochMilliseconds = Format switch { "seconds" => whole > long.MaxValue / 1000 ? -1 : whole * 1000, "microseconds" => whole / 1000, "nanoseconds" => whole / 1_000_000, _ => whole };
            return epochMilliseconds > 0;
        }

        epochMilliseconds = 0;
        if (!Utf8Parser.TryParse(text, out double number, out used) || used != text.Length || !double.IsFinite(number)) return false;
        var milliseconds = Math.Round(number / perMillisecond);
        if (milliseconds is <= 0 or > 253_402_300_799_999) return false;
        epochMilliseconds = (long)milliseconds;
        return true;
    }
}

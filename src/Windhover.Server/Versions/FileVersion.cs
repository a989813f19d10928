namespace Windhover.Server.Versions;

/// <summary>One version of something that people edit in the console.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="Time">When it was saved, epoch milliseconds.</param>
/// <param name="Who">Who saved it; "" where it was found changed on the disk.</param>
/// <param name="Why">Why, in their words.</param>
/// <param name="Text">The text; null where there was none any more.</param>
/// <param name="Tuning">What else was set; null for nothing.</param>
internal sealed record FileVersion(int Version, long Time, string Who, string Why, string? Text, string? Tuning);

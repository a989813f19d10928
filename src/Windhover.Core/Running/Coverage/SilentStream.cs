using Windhover.Core.Events;

namespace Windhover.Core.Running.Coverage;

/// <summary>A stream that has just fallen silent.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Account">Its account; none when its records name none.</param>
/// <param name="Activity">What was known of it.</param>
internal sealed record SilentStream(string Source, Symbol Account, StreamActivity Activity);

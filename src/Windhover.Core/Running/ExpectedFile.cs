namespace Windhover.Core.Running;

/// <summary>A file that a manifest lists and that did not come.</summary>
/// <param name="Series">Series of the manifest.</param>
/// <param name="From">Begin of its period, epoch milliseconds.</param>
/// <param name="To">End of its period.</param>
internal sealed record ExpectedFile(string Series, long From, long To);

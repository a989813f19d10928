namespace Windhover.Core.Outputs;

/// <summary>A file that the source itself lists and that did not come: it was removed, or not collected.</summary>
/// <param name="File">Its name.</param>
/// <param name="Series">Whose list names it.</param>
/// <param name="From">Begin of the period that the list is of, epoch milliseconds.</param>
/// <param name="To">End of that period.</param>
public sealed record FileGap(string File, string Series, long From, long To);

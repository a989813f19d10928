namespace Windhover.Core.Running;

/// <summary>How far a run is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Done">Bytes of files that are finished; files looked at in the first phase.</param>
/// <param name="Total">Bytes, or files, in all.</param>
/// <param name="Events">Events read.</param>
/// <param name="Alerts">Alerts raised.</param>
public sealed record RunProgress(string Phase, long Done, long Total, long Events, int Alerts);

namespace Windhover.Lab;

/// <summary>How far a run is.</summary>
/// <param name="Day">Days finished.</param>
/// <param name="Days">Days asked for.</param>
/// <param name="Files">Files delivered.</param>
/// <param name="Bytes">Bytes delivered.</param>
public sealed record LabProgress(int Day, int Days, long Files, long Bytes);

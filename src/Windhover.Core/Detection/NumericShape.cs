namespace Windhover.Core.Detection;

/// <summary>What is needed to draw a number against its usual range, on one axis.</summary>
/// <param name="Observed">What was seen.</param>
/// <param name="Unit">bytes, records, seconds …</param>
/// <param name="Low">5th percentile of the entity's own past at this hour.</param>
/// <param name="Median">Median of the entity's own past at this hour.</param>
/// <param name="High">95th percentile of the entity's own past at this hour.</param>
/// <param name="PeerLow">5th percentile of its peers; null while there are none.</param>
/// <param name="PeerHigh">95th percentile of its peers; null while there are none.</param>
public sealed record NumericShape(double Observed, string Unit, double Low, double Median, double High, double? PeerLow = null, double? PeerHigh = null);

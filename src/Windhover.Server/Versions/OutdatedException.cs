namespace Windhover.Server.Versions;

/// <summary>Somebody else changed it since it was looked at.</summary>
/// <param name="version">The version that it is at now.</param>
internal sealed class OutdatedException(int version) : Exception($"Somebody changed this meanwhile: it is at version {version}. Look at it again, then repeat.");

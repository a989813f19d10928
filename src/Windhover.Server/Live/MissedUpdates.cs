namespace Windhover.Server.Live;

/// <summary>Tells a client that came back too late, or after a restart, that updates are missing: it must fetch its lists again.</summary>
/// <param name="After">The last update that the client has.</param>
/// <param name="Next">The first update that it gets now.</param>
public sealed record MissedUpdates(long After, long Next);

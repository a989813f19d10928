namespace Windhover.Server.Operations;

/// <summary>Who may read the metrics.</summary>
public enum MetricsAccess : byte
{
    /// <summary>Programs of this machine that come without a proxy.</summary>
    Loopback,

    /// <summary>Everybody who reaches the server.</summary>
    Any,

    /// <summary>Nobody.</summary>
    Off,
}

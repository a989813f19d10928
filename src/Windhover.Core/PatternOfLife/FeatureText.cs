namespace Windhover.Core.PatternOfLife;

/// <summary>The names of features and signals: stable ones for files, and ones for people.</summary>
public static class FeatureText
{
    /// <summary>How many features there are.</summary>
    public const int Features = 12;

    /// <summary>How many signals there are.</summary>
    public const int Signals = 9;

    /// <summary>The feature's stable name.</summary>
    public static string Name(Feature feature) => feature switch
    {
        Feature.Peer => "peer",
        Feature.PeerNetwork => "peer_network",
        Feature.Port => "port",
        Feature.Operation => "operation",
        Feature.SourceNetwork => "source_network",
        Feature.Agent => "agent",
        Feature.Region => "region",
        Feature.Resource => "resource",
        Feature.Error => "error",
        Feature.InsidePeer => "inside_peer",
        Feature.Grant => "grant",
        _ => "hour",
    };

    /// <summary>The feature's name for people.</summary>
    public static string Title(Feature feature) => feature switch
    {
        Feature.Peer => "Outside peer and port",
        Feature.PeerNetwork => "Outside network",
        Feature.Port => "Service port",
        Feature.Operation => "API operation",
        Feature.SourceNetwork => "Source network",
        Feature.Agent => "Client tool",
        Feature.Region => "Region",
        Feature.Resource => "Resource",
        Feature.Error => "Error",
        Feature.InsidePeer => "Inside peer and port",
        Feature.Grant => "Operation together with what it grants",
        _ => "Hour of the day",
    };

    /// <summary>The signal's stable name.</summary>
    public static string Name(Signal signal) => signal switch
    {
        Signal.BytesOut => "bytes_out",
        Signal.BytesIn => "bytes_in",
        Signal.Records => "records",
        Signal.OutsideBytesOut => "outside_bytes_out",
        Signal.FanOut => "fan_out",
        Signal.Refused => "refused",
        Signal.RareBytes => "rare_bytes_out",
        Signal.Drift => "drift",
        _ => "beacon",
    };

    /// <summary>The signal's name for people.</summary>
    public static string Title(Signal signal) => signal switch
    {
        Signal.BytesOut => "Bytes sent",
        Signal.BytesIn => "Bytes received",
        Signal.Records => "Activity",
        Signal.OutsideBytesOut => "Bytes sent outside",
        Signal.FanOut => "Different targets",
        Signal.Refused => "Refused attempts",
        Signal.RareBytes => "Bytes to new and rare destinations in a day",
        Signal.Drift => "Bytes sent outside a day, growing for weeks",
        _ => "Regular beat to a rare destination",
    };

    /// <summary>The signal's unit.</summary>
    public static string Unit(Signal signal) => signal switch
    {
        Signal.BytesOut or Signal.BytesIn or Signal.OutsideBytesOut or Signal.RareBytes or Signal.Drift => "bytes",
        Signal.Records => "records",
        Signal.FanOut => "targets",
        Signal.Refused => "attempts",
        _ => "bits",
    };
}

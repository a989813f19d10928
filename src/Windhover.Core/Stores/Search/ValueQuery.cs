namespace Windhover.Core.Stores.Search;

/// <summary>Which values of a field, in which rows.</summary>
public sealed record ValueQuery
{
    /// <summary>The rows; their limit is that of the values.</summary>
    public required TelemetryQuery Of { get; init; }

    /// <summary>True for connections, false for events.</summary>
    public bool Connections { get; init; }

    /// <summary>The field, one that can be counted.</summary>
    public required TelemetryField Field { get; init; }

    /// <summary>Only values that begin with this, whatever the case. The default is all.</summary>
    public string Prefix { get; init; } = "";
}

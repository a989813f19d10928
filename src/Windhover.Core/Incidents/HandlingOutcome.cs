namespace Windhover.Core.Incidents;

/// <summary>What became of a <see cref="HandlingChange"/>.</summary>
public enum HandlingOutcome : byte
{
    /// <summary>It is done; what was so already is done too, without a trace in the history.</summary>
    Done,

    /// <summary>There is no such incident.</summary>
    Unknown,

    /// <summary>Somebody else changed the incident meanwhile: it has another version. Nothing was done.</summary>
    Outdated,
}

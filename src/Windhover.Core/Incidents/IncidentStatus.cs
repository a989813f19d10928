namespace Windhover.Core.Incidents;

/// <summary>What people made of an incident.</summary>
public enum IncidentStatus : byte
{
    /// <summary>Nobody has closed it.</summary>
    Open,

    /// <summary>Dealt with.</summary>
    Closed,
}

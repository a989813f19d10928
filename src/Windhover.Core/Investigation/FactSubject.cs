namespace Windhover.Core.Investigation;

/// <summary>What a fact's query is asked of.</summary>
public enum FactSubject : byte
{
    /// <summary>Alerts (<c>/api/v1/alerts</c>).</summary>
    Alerts,

    /// <summary>Events (<c>/api/v1/events</c>).</summary>
    Events,

    /// <summary>Hours of connections (<c>/api/v1/connections</c>).</summary>
    Connections,

    /// <summary>An entity's pattern of life (<c>/api/v1/entities/{id}</c>).</summary>
    Entity,
}

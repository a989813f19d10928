namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>Something that is done to a user.</summary>
/// <param name="Id">Object id.</param>
/// <param name="Name">Sign-in name.</param>
/// <param name="ValidFrom">From when sessions were good before.</param>
internal sealed record EntraUserPlan(string Id, string Name, string ValidFrom = "");

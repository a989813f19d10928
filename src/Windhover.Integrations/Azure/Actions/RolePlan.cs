using System.Text.Json;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>A role assignment (https://learn.microsoft.com/en-us/rest/api/authorization/role-assignments/get).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Properties">All that it is made of, as it is sent.</param>
internal sealed record RolePlan(string Id, Dictionary<string, JsonElement> Properties);

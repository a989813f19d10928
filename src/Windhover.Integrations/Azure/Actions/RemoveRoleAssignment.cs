using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>
/// Deletes a role assignment (https://learn.microsoft.com/en-us/rest/api/authorization/role-assignments/delete-by-id); taking it back makes the same one under the same name
/// (https://learn.microsoft.com/en-us/rest/api/authorization/role-assignments/create-by-id), unless the role was given again.
/// </summary>
internal sealed partial class RemoveRoleAssignment : PlannedAction<AzureConnection, RolePlan>
{
    private const string Version = "2022-04-01";
    private static readonly string[] Kept = ["roleDefinitionId", "principalId", "principalType", "description", "condition", "conditionVersion", "delegatedManagedIdentityResourceId"];

    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "azure.remove-role-assignment", Responder = AzureResponder.Name, Kind = ContainmentKind.RemoveRole, Of = EntityType.Identity,
        Title = "Takes a role from the identity",
        Preconditions =
        [
            "The id of the role assignment is known, and the identity's object id: an assignment names no sign-in name.",
            "What the identity may do by a group, or by another assignment, stays.",
            "It may take ten minutes until all of Azure knows.",
        ],
        Page = "https://learn.microsoft.com/en-us/rest/api/authorization/role-assignments/delete-by-id",
        Permissions = ["Microsoft.Authorization/roleAssignments/read", "Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<RolePlan>> DraftAsync(AzureConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var principal = request.Wanted.Entity.Id.StartsWith("identity:", StringComparison.Ordinal) ? request.Wanted.Entity.Id["identity:".Length..] : request.Wanted.Entity.Id;
        if (!Guid.TryParseExact(principal, "D", out _)) throw new ActionRefusedException("The identity is known by no object id, which a role assignment names it by.");
        var id = request.Wanted.Credential;
        if (Assignment().Match(id) is not { Success: true } match || id.Split('/').Any(s => s is "." or "..")) throw new ActionRefusedException("It is not known which role assignment is meant.");
        if (match.Groups[1].Success && !at.Reaches(match.Groups[1].Value)) throw new ActionRefusedException($"The connection does not reach the subscription {match.Groups[1].Value}.");
        var found = await FindAsync(at, id, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"There is no role assignment {id}.");
        if (!string.Equals(found["principalId"].GetString(), principal, StringComparison.OrdinalIgnoreCase)) throw new ActionRefusedException($"The role assignment {id} is another identity's.");
        var role = found["roleDefinitionId"].GetString()!;
        return new(id, $"The role {role[(role.LastIndexOf('/') + 1)..]} at {id[..id.IndexOf("/providers/Microsoft.Authorization", StringComparison.OrdinalIgnoreCase)]} is taken from {principal}.", found, new(id, found));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(AzureConnection at, string id, RolePlan plan, CancellationToken cancellation)
    {
        if (await FindAsync(at, plan.Id, cancellation).ConfigureAwait(false) is not { } there) return;
        if (!IsSame(there, plan.Properties)) throw new ActionRefusedException($"Somebody changed the role assignment {plan.Id} since this was planned.");
        await at.Api.SendAsync("delete the role assignment", HttpMethod.Delete, $"{Path(plan)}?api-version={Version}", null, "", cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(AzureConnection at, string id, RolePlan plan, CancellationToken cancellation)
    {
        if (await FindAsync(at, plan.Id, cancellation).ConfigureAwait(false) is not { } there) return new(ActionState.InForce, $"There is no role assignment {plan.Id}.");
        return IsSame(there, plan.Properties) ? new(ActionState.Absent, $"The role assignment {plan.Id} stands.") : new(ActionState.Different, $"Somebody changed the role assignment {plan.Id}.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(AzureConnection at, string id, RolePlan plan, CancellationToken cancellation)
    {
        if (await FindAsync(at, plan.Id, cancellation).ConfigureAwait(false) is { } there)
            return IsSame(there, plan.Properties) ? new(ActionState.Absent, $"The role assignment {plan.Id} stands.") : new(ActionState.Different, $"Somebody made the role assignment {plan.Id} in another way; that was left.");
        var properties = new JsonObject(plan.Properties.Select(p => KeyValuePair.Create(p.Key, JsonNode.Parse(p.Value.GetRawText()))));
        try
        {
            await at.Api.SendAsync("give the role back", HttpMethod.Put, $"{Path(plan)}?api-version={Version}", new JsonObject { ["properties"] = properties }, "", cancellation).ConfigureAwait(false);
        }
        catch (ProviderException given) when (given.Status == 409 && given.Code == "RoleAssignmentExists")
        {
            return new(ActionState.Different, "Somebody gave the role again under another name; that was left.");
        }

        return new(ActionState.Absent, $"The role assignment {plan.Id} stands again.");
    }

    private static bool IsSame(Dictionary<string, JsonElement> one, Dictionary<string, JsonElement> other) => one.Count == other.Count && one.All(o => other.TryGetValue(o.Key, out var value) && JsonElement.DeepEquals(value, o.Value));

    private static VerbatimPath Path(RolePlan plan) => Assignment().IsMatch(plan.Id) ? new(plan.Id) : throw new ActionFailedException("the plan names no role assignment");

    private static async Task<Dictionary<string, JsonElement>?> FindAsync(AzureConnection at, string id, CancellationToken cancellation) =>
        await at.Api.FindAsync("read the role assignment", $"{new VerbatimPath(id)}?api-version={Version}", cancellation).ConfigureAwait(false) is { } found
            ? Kept.Select(k => (Name: k, Value: found.Part("properties").Part(k))).Where(p => p.Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)
            : null;

    // At a management group, a subscription, a resource group or a resource.
    [GeneratedRegex("^(?:/subscriptions/([0-9a-fA-F-]{36}))?(?:/[A-Za-z0-9._()-]{1,90}){0,16}/providers/[mM]icrosoft\\.[aA]uthorization/role[aA]ssignments/[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();
}

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>Something that is done to a user.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Mail">The user's address.</param>
/// <param name="Since">When it was planned, epoch milliseconds.</param>
/// <param name="Client">The app's client id; "" where it is about the user.</param>
internal sealed record WorkspaceUserPlan(string Id, string Mail, long Since, string Client = "");

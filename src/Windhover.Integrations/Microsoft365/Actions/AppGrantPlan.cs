namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>What a user gave an app, and what is taken.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="App">The app's name.</param>
/// <param name="Client">Object id of the app's service principal.</param>
/// <param name="Grants">The grants.</param>
internal sealed record AppGrantPlan(string User, string App, string Client, IReadOnlyList<AppGrant> Grants);

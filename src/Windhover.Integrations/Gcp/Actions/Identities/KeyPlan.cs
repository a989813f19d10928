namespace Windhover.Integrations.Gcp.Actions.Identities;

/// <summary>A service account's key.</summary>
/// <param name="Project">The account's project; <c>-</c> where its address does not name it.</param>
/// <param name="Account">The account's address.</param>
/// <param name="Key">Id of the key.</param>
internal sealed record KeyPlan(string Project, string Account, string Key)
{
    /// <inheritdoc/>
    public override string ToString() => $"projects/{Project}/serviceAccounts/{Account}/keys/{Key}";
}

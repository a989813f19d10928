namespace Windhover.Integrations.Aws.Collection.Organizations;

/// <summary>An account of an organisation.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="State">How it stands: ACTIVE, PENDING_ACTIVATION, SUSPENDED, PENDING_CLOSURE, CLOSED (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html).</param>
internal sealed record AwsAccount(string Id, string Name, string State)
{
    /// <summary>True when its logs can be read.</summary>
    public bool IsActive => State == "ACTIVE";

    /// <summary>For people.</summary>
    public override string ToString() => Name.Length > 0 ? $"account {Id} ({Name})" : $"account {Id}";
}

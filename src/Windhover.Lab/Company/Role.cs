namespace Windhover.Lab.Company;

/// <summary>A role of an account.</summary>
internal sealed record Role(string Account, string Name, string Path, string PrincipalId)
{
    /// <summary>ARN with the path.</summary>
    public string Arn => $"arn:aws:iam::{Account}:role{Path}{Name}";
}

namespace Windhover.Integrations.GitHub.Collection.Audit;

/// <summary>Whose log.</summary>
/// <param name="Kind"><c>orgs</c> or <c>enterprises</c>, as in the interface's paths.</param>
/// <param name="Name">The organisation or enterprise.</param>
internal sealed record AuditPlace(string Kind, string Name)
{
    /// <summary>Name of its stream and its cursor.</summary>
    public string Stream => $"{Kind}-{Name}";

    /// <summary>In words.</summary>
    public override string ToString() => $"{(Kind == "orgs" ? "organisation" : "enterprise")} {Name}";

    /// <summary>True for what may be a name: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsName(string name) => name.Length is > 0 and < 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>A place that is read, and the role that is taken for it.</summary>
/// <param name="Address">A queue's URL, or <c>s3://bucket/prefix</c>; <c>{account}</c> in it stands for each account of the organisation.</param>
/// <param name="Role">ARN of a role, in which <c>{account}</c> may stand too; "" for none.</param>
internal sealed record AwsPlace(string Address, string Role)
{
    private const string Account = "{account}";

    /// <summary>True when it stands for one place in each account of an organisation.</summary>
    public bool IsForEachAccount => Address.Contains(Account, StringComparison.Ordinal);

    /// <summary>Its name, for people and to tell it from others.</summary>
    public string Name => Role.Length > 0 ? $"{Address} {Role}" : Address;

    /// <summary>The place in one account.</summary>
    /// <param name="id">The account's twelve digits.</param>
    public AwsPlace In(string id) => new(Address.Replace(Account, id, StringComparison.Ordinal), Role.Replace(Account, id, StringComparison.Ordinal));

    /// <summary>Reads a list of places, each optionally followed by a space and the ARN of a role.</summary>
    /// <exception cref="CollectorSettingsException">One is no place, or there is none.</exception>
    public static IReadOnlyList<AwsPlace> List(CollectorSettings settings, string setting, Func<string, bool> isAddress, string expected)
    {
        var places = settings.List(setting).Select(one => one.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (places.Length == 0) throw new CollectorSettingsException(setting, "must be set");
        return [.. places.Select(p => p.Length <= 2 && isAddress(p[0].Replace(Account, "0", StringComparison.Ordinal)) && (p.Length == 1 || p[1].StartsWith("arn:", StringComparison.Ordinal))
            ? Checked(setting, new AwsPlace(p[0], p.Length == 2 ? p[1] : ""))
            : throw new CollectorSettingsException(setting, $"expected {expected}, optionally followed by a space and the ARN of a role"))];
    }

    private static AwsPlace Checked(string setting, AwsPlace place)
    {
        var rest = place.Name.Replace(Account, "", StringComparison.Ordinal);
        if (rest.AsSpan().ContainsAny('{', '}')) throw new CollectorSettingsException(setting, $"the one thing that may stand in braces is {Account}");
        if (!place.IsForEachAccount && place.Role.Contains(Account, StringComparison.Ordinal)) throw new CollectorSettingsException(setting, $"where {Account} stands in the role it must stand in the place as well, or every account would read the same place");
        return place;
    }
}

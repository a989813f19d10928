using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Aws.Collection;

/// <summary>A place that is read, and the role that is taken for it.</summary>
/// <param name="Address">A queue's URL, or <c>s3://bucket/prefix</c>.</param>
/// <param name="Role">ARN of a role; "" for none.</param>
internal sealed record AwsPlace(string Address, string Role)
{
    /// <summary>Reads a list of places, each optionally followed by a space and the ARN of a role.</summary>
    /// <exception cref="CollectorSettingsException">One is no place, or there is none.</exception>
    public static IReadOnlyList<AwsPlace> List(CollectorSettings settings, string setting, Func<string, bool> isAddress, string expected)
    {
        var places = settings.List(setting).Select(one => one.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (places.Length == 0) throw new CollectorSettingsException(setting, "must be set");
        return [.. places.Select(p => p.Length <= 2 && isAddress(p[0]) && (p.Length == 1 || p[1].StartsWith("arn:", StringComparison.Ordinal))
            ? new AwsPlace(p[0], p.Length == 2 ? p[1] : "")
            : throw new CollectorSettingsException(setting, $"expected {expected}, optionally followed by a space and the ARN of a role"))];
    }
}

using System.Text;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>The names that models use for the engine's enumerations: snake case.</summary>
internal static class Words
{
    /// <summary>Classes that a model may look at.</summary>
    public static readonly IReadOnlyDictionary<string, EventClass> Classes = new[]
    {
        EventClass.ApiActivity, EventClass.Authentication, EventClass.AccountChange, EventClass.FileHostingActivity, EventClass.NetworkActivity,
        EventClass.DnsActivity, EventClass.HttpActivity, EventClass.ProcessActivity, EventClass.DetectionFinding,
    }.ToDictionary(c => Snake(c.ToString()), StringComparer.Ordinal);

    /// <summary>Severities, the least first.</summary>
    public static readonly IReadOnlyDictionary<string, Severity> Severities =
        Enum.GetValues<Severity>().ToDictionary(s => Snake(s.ToString()), StringComparer.Ordinal);

    /// <summary>Operators of a condition.</summary>
    public static readonly IReadOnlyDictionary<string, ConditionOperator> Operators =
        Enum.GetValues<ConditionOperator>().ToDictionary(o => Snake(o.ToString()), StringComparer.Ordinal);

    /// <summary>Features that <c>unusual</c> may ask of an actor's activity.</summary>
    public static readonly IReadOnlyList<string> ActorFeatures =
        ["operation", "service", "source_network", "agent", "region", "resource", "error", "grant", "credential", "account"];

    /// <summary>Features that <c>unusual</c> may ask of a flow.</summary>
    public static readonly IReadOnlyList<string> NetworkFeatures = ["peer", "peer_network", "port", "service", "bytes_out"];

    /// <summary><c>SourceAddress</c> to <c>source_address</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}

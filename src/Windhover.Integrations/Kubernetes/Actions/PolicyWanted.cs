using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>What a network policy is to say.</summary>
/// <param name="Directions"><c>Ingress</c>, <c>Egress</c> or both: in these nothing goes on but what the rules allow.</param>
/// <param name="Ingress">Rules of what may come in.</param>
/// <param name="Egress">Rules of what may go out.</param>
/// <param name="Workload">Labels of the pods that it selects; empty for the one pod.</param>
/// <param name="Text">What it does, in sentences for people.</param>
internal sealed record PolicyWanted(IReadOnlyList<string> Directions, JsonArray Ingress, JsonArray Egress, IReadOnlyDictionary<string, string> Workload, string Text)
{
    /// <summary>One that lets nothing through for one pod.</summary>
    public static PolicyWanted Nothing(string text, params string[] directions) => new(directions, [], [], new Dictionary<string, string>(StringComparer.Ordinal), text);
}

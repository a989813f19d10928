using System.Text.RegularExpressions;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Names as https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ allows them: what comes out of logs is held to them before it goes into a call.</summary>
internal static partial class KubernetesNames
{
    /// <summary>True for a name of most objects: a DNS subdomain.</summary>
    public static bool IsName(string name) => name.Length <= 253 && Subdomain().IsMatch(name);

    /// <summary>True for the name of a namespace: a DNS label.</summary>
    public static bool IsLabel(string name) => name.Length <= 63 && !name.Contains('.', StringComparison.Ordinal) && Subdomain().IsMatch(name);

    /// <summary>The mark of what an action makes: a name, and the key of a label or an annotation.</summary>
    /// <exception cref="ActionRefusedException">The id does not go into a name.</exception>
    public static string Mark(string actionId) =>
        IsLabel($"windhover-{actionId}") ? $"windhover-{actionId}" : throw new ActionRefusedException("The id of the action cannot be a name on Kubernetes.");

    /// <summary>The native id in an entity's id.</summary>
    public static string Native(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Subdomain();
}

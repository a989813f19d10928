using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>What a label selector selects: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements.</summary>
internal static class LabelSelector
{
    /// <summary>True when a selector selects something with these labels. An empty one selects everything; a requirement that is not understood counts as met, so that nothing is overlooked.</summary>
    public static bool Selects(JsonNode? selector, IReadOnlyDictionary<string, string> labels) =>
        selector.Map("matchLabels").All(wanted => labels.GetValueOrDefault(wanted.Key) == wanted.Value) && selector.List("matchExpressions").All(e => Meets(e, labels));

    private static bool Meets(JsonNode? requirement, IReadOnlyDictionary<string, string> labels)
    {
        var key = requirement.Text("key");
        var isThere = labels.TryGetValue(key, out var value);
        var isListed = isThere && requirement.List("values").Any(v => v.Text() == value);
        return requirement.Text("operator") switch
        {
            "In" => isListed,
            "NotIn" => !isListed,
            "Exists" => isThere,
            "DoesNotExist" => !isThere,
            _ => true,
        };
    }
}

using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Reads fields of an API object, which may all be missing.</summary>
internal static class ApiObject
{
    extension(JsonNode? node)
    {
        /// <summary>The node under some names; null where one is missing.</summary>
        public JsonNode? At(params ReadOnlySpan<string> path)
        {
            var at = node;
            foreach (var name in path) at = (at as JsonObject)?[name];
            return at;
        }

        /// <summary>The text under some names; "" where it is missing or no text.</summary>
        public string Text(params ReadOnlySpan<string> path) => At(node, path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

        /// <summary>The list under some names; empty where it is missing.</summary>
        public IReadOnlyList<JsonNode?> List(params ReadOnlySpan<string> path) => At(node, path) is JsonArray list ? [.. list] : [];

        /// <summary>True where true stands under some names.</summary>
        public bool Truth(params ReadOnlySpan<string> path) => At(node, path) is JsonValue value && value.TryGetValue<bool>(out var truth) && truth;

        /// <summary>A map of texts under some names, sorted; empty where it is missing.</summary>
        public SortedDictionary<string, string> Map(params ReadOnlySpan<string> path)
        {
            var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in At(node, path) as JsonObject ?? []) map[key] = value.Text();
            return map;
        }

        /// <summary>Its name.</summary>
        public string ObjectName => Text(node, "metadata", "name");

        /// <summary>Its namespace; "" for none.</summary>
        public string Space => Text(node, "metadata", "namespace");

        /// <summary>What tells it from another one that has its name later.</summary>
        public string Uid => Text(node, "metadata", "uid");

        /// <summary>True when it has an annotation.</summary>
        public bool IsAnnotated(string key) => At(node, "metadata", "annotations", key) is not null;
    }

    /// <summary>A map as JSON.</summary>
    public static JsonObject Json(IEnumerable<KeyValuePair<string, string>> map) => new(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}

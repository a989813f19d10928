using System.Text.Json;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>Values under a path of names joined by dots; arrays on the way are walked. A plain second opinion beside the readers.</summary>
internal static class JsonPath
{
    /// <summary>The values of the first path that has any: texts as they are, numbers and booleans as written; null, "" and objects are no values.</summary>
    public static IReadOnlyList<string> First(JsonElement log, IReadOnlyList<string> paths) =>
        paths.Select(p => (IReadOnlyList<string>)[.. Values(log, p)]).FirstOrDefault(v => v.Count > 0) ?? [];

    private static IEnumerable<string> Values(JsonElement at, string path)
    {
        if (at.ValueKind == JsonValueKind.Array) return at.EnumerateArray().SelectMany(e => Values(e, path));
        if (path.Length == 0)
        {
            return at.ValueKind switch
            {
                JsonValueKind.String when at.GetString() is { Length: > 0 } text => [text],
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [at.GetRawText()],
                _ => [],
            };
        }

        // A record inside a text of its envelope.
        if (at.ValueKind == JsonValueKind.String && at.GetString() is ['{', ..] inner)
        {
            using var parsed = JsonDocument.Parse(inner);
            return [.. Values(parsed.RootElement, path)];
        }

        if (at.ValueKind != JsonValueKind.Object) return [];

        // A name may hold dots itself ("gke.io/cluster.name"): the longest that fits is tried first.
        foreach (var (name, tail) in Heads(path))
        {
            if (at.TryGetProperty(name, out var child)) return Values(child, tail);
        }

        return [];
    }

    private static IEnumerable<(string Name, string Tail)> Heads(string path)
    {
        yield return (path, "");
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1)) yield return (path[..dot], path[(dot + 1)..]);
    }
}

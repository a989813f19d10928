using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>What is changed in one role binding.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Mark">The annotation that marks it.</param>
/// <param name="Before">Its subjects as they stood.</param>
/// <param name="Taken">Its subjects without the one that is taken out.</param>
internal sealed record BindingStep(string Path, string Uid, string Name, string Mark, JsonArray Before, JsonArray Taken)
{
    /// <summary>The binding; null where it is gone, whatever has its name now.</summary>
    public async Task<JsonNode?> BindingAsync(KubernetesConnection at, CancellationToken cancellation) =>
        await at.Api.FindAsync(Path, cancellation).ConfigureAwait(false) is { } binding && binding.Uid == Uid ? binding : null;

    /// <summary>True when it has our mark.</summary>
    public bool IsMarked(JsonNode binding) => binding.IsAnnotated(Mark);

    /// <summary>True when its subjects are as we left them.</summary>
    public bool IsTaken(JsonNode binding) => JsonNode.DeepEquals(binding.At("subjects") ?? new JsonArray(), Taken);

    /// <summary>True when its subjects are as they stood before.</summary>
    public bool IsAsBefore(JsonNode binding) => JsonNode.DeepEquals(binding.At("subjects") ?? new JsonArray(), Before);

    /// <summary>Sets subjects and mark, as long as nobody changed the binding since it was read.</summary>
    public JsonObject Patch(JsonNode binding, JsonArray subjects, string? mark) => new()
    {
        ["metadata"] = new JsonObject { ["resourceVersion"] = binding.Text("metadata", "resourceVersion"), ["annotations"] = new JsonObject { [Mark] = mark } },
        ["subjects"] = subjects.DeepClone(),
    };
}

using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Http.Collection;

/// <summary>Takes logs that are posted: JSON objects in any arrangement (OCSF events among them), or lines of text.</summary>
internal sealed class PushCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "http.push",
        Title = "HTTP push: JSON, OCSF or lines, with tokens",
        Page = "https://www.rfc-editor.org/rfc/rfc9110",
        Settings = PushSettings.With(8430),
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new JsonPushCollection(settings, context);
}

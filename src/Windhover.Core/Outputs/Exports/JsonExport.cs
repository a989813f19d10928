using System.Text.Json;
using Windhover.Core.Detection;

namespace Windhover.Core.Outputs.Exports;

/// <summary>
/// Everything that is kept: <c>incident</c>, <c>investigation</c> (null when there is none yet) and <c>alerts</c>, each as the API writes it
/// (docs/reference/openapi.json); an alert by itself is the alert. A number that JSON cannot say is null.
/// </summary>
internal sealed class JsonExport : IIncidentExport, IAlertExport
{
    private static readonly FindingJson Json = new(new JsonSerializerOptions(FindingJson.Default.Options) { Converters = { new FiniteNumbers() } });

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string Title => "Everything that is kept, as the API writes it";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public string Extension => "json";

    /// <inheritdoc/>
    public byte[] Write(IncidentStory story) => ExportJson.Write(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("incident");
        JsonSerializer.Serialize(json, story.Incident, Json.Incident);
        json.WritePropertyName("investigation");
        if (story.Investigation is { } report) JsonSerializer.Serialize(json, report, Json.InvestigationReport);
        else json.WriteNullValue();
        json.WriteStartArray("alerts");
        foreach (var alert in story.Alerts) JsonSerializer.Serialize(json, alert, Json.Alert);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <inheritdoc/>
    public byte[] Write(Alert alert) => ExportJson.Write(json => JsonSerializer.Serialize(json, alert, Json.Alert));
}

using Windhover.Core.Detection;

namespace Windhover.Core.Outputs.Exports.Ocsf;

/// <summary>
/// OCSF 1.6.0: an Incident Finding (https://schema.ocsf.io/1.6.0/classes/incident_finding, class 2005) for an incident, a Detection Finding
/// (https://schema.ocsf.io/1.6.0/classes/detection_finding, class 2004) for an alert. Every member with <c>_id</c> has its caption beside it.
/// </summary>
internal sealed class OcsfExport : IIncidentExport, IAlertExport
{
    /// <inheritdoc/>
    public string Name => "ocsf";

    /// <inheritdoc/>
    public string Title => "OCSF 1.6.0 Incident Finding or Detection Finding, for a SIEM or a data lake";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public string Extension => "ocsf.json";

    /// <inheritdoc/>
    public byte[] Write(IncidentStory story) => ExportJson.Write(json => OcsfIncident.Write(json, story));

    /// <inheritdoc/>
    public byte[] Write(Alert alert) => ExportJson.Write(json => OcsfAlert.Write(json, alert));
}

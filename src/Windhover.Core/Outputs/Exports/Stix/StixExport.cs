namespace Windhover.Core.Outputs.Exports.Stix;

/// <summary>
/// A bundle of STIX 2.1 (https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html): a <c>report</c> that refers to everything else in it, the verdict and the alerts as <c>note</c>s,
/// what was seen as <c>observed-data</c> over addresses and accounts, machines and resources as <c>infrastructure</c>, techniques as <c>attack-pattern</c>. Outside addresses become
/// <c>indicator</c>s only when the verdict is malicious. There is no <c>opinion</c>: section 4.15 keeps that for what somebody else produced.
/// </summary>
internal sealed class StixExport : IIncidentExport
{
    /// <inheritdoc/>
    public string Name => "stix";

    /// <inheritdoc/>
    public string Title => "STIX 2.1 bundle, for threat intelligence platforms";

    /// <inheritdoc/>
    public string MediaType => "application/stix+json;version=2.1"; // as https://docs.oasis-open.org/cti/taxii/v2.1/os/taxii-v2.1-os.html serves it

    /// <inheritdoc/>
    public string Extension => "stix.json";

    /// <inheritdoc/>
    public byte[] Write(IncidentStory story)
    {
        var bundle = new StixBundle(story);
        return ExportJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "bundle");
            json.WriteString("id", bundle.Id);
            json.WriteStartArray("objects");
            foreach (var item in bundle.Objects)
            {
                json.WriteStartObject();
                json.WriteString("type", item.Type);
                json.WriteString("spec_version", "2.1");
                json.WriteString("id", item.Id);
                if (item.Times is { } times)
                {
                    json.WriteString("created_by_ref", StixBundle.Producer);
                    json.WriteString("created", ExportText.Timestamp(times.Created));
                    json.WriteString("modified", ExportText.Timestamp(Math.Max(times.Created, times.Modified)));
                }

                item.Write(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}

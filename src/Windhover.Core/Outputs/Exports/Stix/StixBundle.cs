using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs.Exports.Stix;

/// <summary>The objects of an incident's bundle, each once, what is referred to before what refers to it, and the report last.</summary>
internal sealed class StixBundle
{
    /// <summary>Id of the identity that produces every bundle.</summary>
    public static readonly string Producer = StixIds.Of("identity", "windhover");

    // What is the same in every bundle has the same version in every bundle: a later one would claim to replace it.
    private static readonly long Fixed = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly IncidentStory story;
    private readonly List<StixObject> objects = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Makes the bundle.</summary>
    public StixBundle(IncidentStory story)
    {
        this.story = story;
        Id = StixIds.Of("bundle", Incident.IncidentId, story.ModifiedAt.ToString(CultureInfo.InvariantCulture));
        Add(new(Producer, json =>
        {
            json.WriteString("name", "Windhover");
            json.WriteString("description", "The detection and response platform that wrote this.");
            json.WriteString("identity_class", "system");
        })
        { Times = (Fixed, Fixed) });
        foreach (var attack in Incident.Attacks.Concat(story.Alerts.SelectMany(alert => alert.Attacks))) AddTechnique(attack);
        foreach (var entity in Incident.Entities) AddEntity(entity);
        foreach (var alert in story.Alerts) AddAlert(alert);
        AddVerdict();
        AddReport();
    }

    /// <summary>Id of the bundle.</summary>
    public string Id { get; }

    /// <summary>Its objects.</summary>
    public IReadOnlyList<StixObject> Objects => objects;

    private Incident Incident => story.Incident;

    private (long, long) Times => (Incident.DetectedAt, story.ModifiedAt);

    private bool IsMalicious => story.Investigation?.Verdict == Verdict.Malicious;

    // Section 4.1, with an external reference (section 2.5) as ATT&CK's own bundles have it.
    private void AddTechnique(AttackTechnique attack)
    {
        if (!AttackNames.IsTechnique(attack.Technique)) return;
        Add(new(StixObjects.Technique(attack.Technique), json =>
        {
            json.WriteString("name", AttackNames.Technique(attack.Technique));
            json.Optional("external_references", [attack.Technique], id =>
            {
                json.WriteString("source_name", "mitre-attack");
                json.WriteString("url", AttackNames.Page(id));
                json.WriteString("external_id", id);
            });
        })
        { Times = (Fixed, Fixed) });
    }

    // A machine or a resource is infrastructure that consists of its addresses (section 4.8); an identity is a user account (section 6.16).
    private void AddEntity(EntityRef entity)
    {
        var addresses = AddAddresses(entity.Ips);
        if (entity.Type == EntityType.Identity)
        {
            Add(StixObjects.Account(entity));
            return;
        }

        var id = StixObjects.Infrastructure(Incident.IncidentId, entity.Id);
        Add(new(id, json =>
        {
            json.WriteString("name", StixObjects.Name(entity));
            json.WriteString("description", $"{(entity.Type == EntityType.Device ? "Device" : "Resource")} {entity.Id}{(entity.Account.Length > 0 ? $" in {entity.Account}" : "")}");
            json.Optional("infrastructure_types", ["unknown"]);
        })
        { Times = Times });
        foreach (var address in addresses) Relate(id, "consists-of", address);
    }

    private void AddAlert(Alert alert)
    {
        foreach (var entity in alert.Related.Prepend(alert.Entity)) AddEntity(entity);
        var outside = AddAddresses(alert.Addresses);
        string[] seen =
        [
            .. alert.Related.Prepend(alert.Entity).Where(entity => entity.Type == EntityType.Identity).Select(entity => StixObjects.Account(entity).Id)
                .Concat(AddAddresses(alert.Entity.Ips)).Concat(outside).Distinct(StringComparer.Ordinal),
        ];
        List<string> about = [.. alert.Related.Prepend(alert.Entity).Select(entity => StixObjects.IdOf(Incident.IncidentId, entity)).Distinct(StringComparer.Ordinal)];

        // Section 4.14: what was observed must be observables; an alert about a resource alone has none.
        if (seen.Length > 0)
        {
            var observed = StixIds.Of("observed-data", Incident.IncidentId, alert.AlertId);
            Add(new(observed, json =>
            {
                json.WriteString("first_observed", ExportText.Timestamp(Math.Min(alert.FirstTime, alert.Time)));
                json.WriteString("last_observed", ExportText.Timestamp(alert.Time));
                json.WriteNumber("number_observed", Math.Clamp(alert.Records, 1, 999_999_999));
                json.Optional("object_refs", seen);
            })
            { Times = (alert.Time, alert.Time) });
            about.Insert(0, observed);
            if (IsMalicious) AddIndicators(alert, observed);
        }

        Add(new(StixIds.Of("note", Incident.IncidentId, "alert", alert.AlertId), json =>
        {
            json.WriteString("abstract", alert.Title);
            json.WriteString("content", StixNotes.Of(alert));
            json.Optional("external_references", [alert.AlertId], json.Ours);
            json.Optional("object_refs", about);
        })
        { Times = (alert.Time, alert.Time) });
    }

    // Section 4.7. Only what an investigation found to be malicious is worth looking for elsewhere.
    private void AddIndicators(Alert alert, string observed)
    {
        foreach (var address in StixObjects.Addresses(alert.Addresses).Where(address => address is { IsPrivate: false, IsMulticast: false }))
        {
            var id = StixIds.Of("indicator", Incident.IncidentId, address.ToString());
            if (Add(new(id, json =>
            {
                json.WriteString("name", $"Address {address} in an incident found to be malicious");
                json.Optional("indicator_types", ["malicious-activity"]);
                json.WriteString("pattern", $"[{(address.IsV4 ? "ipv4-addr" : "ipv6-addr")}:value = '{address}']");
                json.WriteString("pattern_type", "stix");
                json.WriteString("valid_from", ExportText.Timestamp(Incident.StartTime));
                json.Optional("kill_chain_phases", alert.Attacks.Select(attack => AttackNames.Phase(attack.Tactic)).OfType<string>().Distinct(StringComparer.Ordinal), phase =>
                {
                    json.WriteString("kill_chain_name", "mitre-attack");
                    json.WriteString("phase_name", phase);
                });
                json.WriteNumber("confidence", StixNotes.Confidence(story.Investigation!));
            })
            { Times = Times }))
            {
                foreach (var technique in alert.Attacks.Where(attack => AttackNames.IsTechnique(attack.Technique)).Select(attack => StixObjects.Technique(attack.Technique)).Distinct(StringComparer.Ordinal))
                    Relate(id, "indicates", technique);
            }

            Relate(id, "based-on", observed);
        }
    }

    // Section 4.13.
    private void AddVerdict()
    {
        if (story.Investigation is not { } report) return;
        string[] about = [.. Incident.Entities.Select(entity => StixObjects.IdOf(Incident.IncidentId, entity)).Distinct(StringComparer.Ordinal)];
        Add(new(StixIds.Of("note", Incident.IncidentId, "verdict"), json =>
        {
            json.WriteString("abstract", $"Verdict: {ExportText.Word(report.Verdict)}");
            json.WriteString("content", StixNotes.Of(report));
            json.WriteNumber("confidence", StixNotes.Confidence(report));
            json.Optional("object_refs", about.Length > 0 ? about : [Producer]);
        })
        { Times = Times });
    }

    // Section 4.16.
    private void AddReport()
    {
        string[] all = [.. objects.Select(item => item.Id)];
        Add(new(StixIds.Of("report", Incident.IncidentId), json =>
        {
            json.WriteString("name", Incident.Title);
            json.Optional("description", StixNotes.Account(story));
            json.Optional("report_types", ["observed-data"]);
            json.WriteString("published", ExportText.Timestamp(Incident.DetectedAt));
            json.Optional("labels", [$"severity:{ExportText.Word(Incident.Severity)}", $"verdict:{ExportText.Word(story.Investigation?.Verdict ?? Incident.Verdict)}", $"status:{ExportText.Word(Incident.Status)}"]);
            if (story.Investigation is { } report) json.WriteNumber("confidence", StixNotes.Confidence(report));
            json.Optional("external_references", [Incident.IncidentId], json.Ours);
            json.Optional("object_refs", all);
        })
        { Times = Times });
    }

    private List<string> AddAddresses(IEnumerable<string> texts)
    {
        List<string> ids = [];
        foreach (var address in StixObjects.Addresses(texts))
        {
            var item = StixObjects.Address(address);
            Add(item);
            if (!ids.Contains(item.Id)) ids.Add(item.Id);
        }

        return ids;
    }

    // Section 5.1.
    private void Relate(string from, string how, string to) => Add(new(StixIds.Of("relationship", from, how, to), json =>
    {
        json.WriteString("relationship_type", how);
        json.WriteString("source_ref", from);
        json.WriteString("target_ref", to);
    })
    { Times = Times });

    private bool Add(StixObject item)
    {
        if (!known.Add(item.Id)) return false;
        objects.Add(item);
        return true;
    }
}

using System.Text.Json;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;

namespace Windhover.Core.Outputs.Exports.Ocsf;

/// <summary>What incident and detection findings have in common.</summary>
internal static class OcsfParts
{
    /// <summary>The version of the schema.</summary>
    public const string Version = "1.6.0";

    private const int Findings = 2;

    /// <summary>The members that classify an event (https://schema.ocsf.io/1.6.0/classes/base_event), with type_uid = class_uid × 100 + activity_id.</summary>
    public static void Classify(this Utf8JsonWriter json, int classUid, string className, OcsfId activity, Severity severity, long time)
    {
        json.Enumerated("activity_id", "activity_name", activity);
        json.WriteNumber("category_uid", Findings);
        json.WriteString("category_name", "Findings");
        json.WriteNumber("class_uid", classUid);
        json.WriteString("class_name", className);
        json.WriteNumber("type_uid", classUid * 100 + activity.Id);
        json.WriteString("type_name", $"{className}: {activity.Caption}");
        json.Enumerated("severity_id", "severity", OcsfId.Of(severity));
        json.WriteNumber("time", time);
        json.WriteNumber("timezone_offset", 0);
    }

    /// <summary>Who wrote it (https://schema.ocsf.io/1.6.0/objects/metadata).</summary>
    public static void Metadata(this Utf8JsonWriter json, string uid, long modified, params IEnumerable<string> profiles)
    {
        json.WriteStartObject("metadata");
        json.WriteString("version", Version);
        json.WriteString("uid", uid);
        json.WriteNumber("modified_time", modified);
        json.Optional("profiles", profiles);
        json.WriteStartObject("product");
        json.WriteString("name", "Windhover");
        json.WriteString("vendor_name", "Windhover");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A number of an enumeration with its caption beside it.</summary>
    public static void Enumerated(this Utf8JsonWriter json, string id, string caption, OcsfId value)
    {
        json.WriteNumber(id, value.Id);
        json.WriteString(caption, value.Caption);
    }

    /// <summary>Techniques and tactics (https://schema.ocsf.io/1.6.0/objects/attack); a sub-technique stands beside its technique.</summary>
    public static void Attacks(this Utf8JsonWriter json, IEnumerable<AttackTechnique> attacks) =>
        json.Optional("attacks", attacks.Where(attack => AttackNames.IsTactic(attack.Tactic) || AttackNames.IsTechnique(attack.Technique)).Distinct(), attack =>
        {
            if (AttackNames.IsTactic(attack.Tactic)) Named("tactic", attack.Tactic, AttackNames.Tactic(attack.Tactic));
            if (!AttackNames.IsTechnique(attack.Technique)) return;
            var technique = attack.Technique[..5];
            Named("technique", technique, AttackNames.Technique(technique), AttackNames.Page(technique));
            if (technique != attack.Technique) Named("sub_technique", attack.Technique, AttackNames.Technique(attack.Technique), AttackNames.Page(attack.Technique));

            void Named(string member, string uid, string name, string page = "")
            {
                json.WriteStartObject(member);
                json.WriteString("uid", uid);
                if (name != uid) json.WriteString("name", name);
                json.Optional("src_url", page);
                json.WriteEndObject();
            }
        });

    /// <summary>What an alert says of itself (https://schema.ocsf.io/1.6.0/objects/finding_info).</summary>
    public static void FindingInfo(this Utf8JsonWriter json, Alert alert)
    {
        json.WriteString("uid", alert.AlertId);
        json.WriteString("title", alert.Title);
        json.Optional("desc", alert.Why);
        json.WriteNumber("created_time", alert.Time);
        json.WriteNumber("first_seen_time", Math.Min(alert.FirstTime, alert.Time));
        json.WriteNumber("last_seen_time", alert.Time);
        json.Optional("data_sources", alert.Evidence.Select(record => record.Source).Distinct(StringComparer.Ordinal));
        json.Optional("types", [ExportText.Word(alert.Kind)]);
        json.WriteStartObject("analytic");
        json.WriteString("uid", alert.Model);
        json.WriteString("name", alert.Model);
        json.Enumerated("type_id", "type", OcsfId.Of(alert.Kind));
        json.WriteEndObject();
        json.Attacks(alert.Attacks);
        if (alert.Records is > 0 and <= int.MaxValue) json.WriteNumber("related_events_count", (int)alert.Records); // integer_t has 32 bits
    }

    /// <summary>Values to look for elsewhere (https://schema.ocsf.io/1.6.0/objects/observable): 2 is an IP address, 4 a user name, 10 the uid of a resource.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="entities">Who and what is spoken of.</param>
    /// <param name="addresses">Outside addresses that are spoken of.</param>
    public static void Observables(this Utf8JsonWriter json, IEnumerable<EntityRef> entities, IEnumerable<string> addresses)
    {
        EntityRef[] all = [.. entities];
        IEnumerable<(string Value, OcsfId Type)> values =
        [
            .. all.SelectMany(entity => entity.Ips).Concat(addresses).Where(text => Address.TryParse(text, out _)).Select(text => (text, new OcsfId(2, "IP Address"))),
            .. all.Where(entity => entity.Type == EntityType.Identity).Select(entity => (entity.Name, new OcsfId(4, "User Name"))),
            .. all.Select(entity => (entity.Id, new OcsfId(10, "Resource UID"))),
        ];
        json.Optional("observables", values.Where(value => value.Value.Length > 0).Distinct(), value =>
        {
            json.Enumerated("type_id", "type", value.Type);
            json.WriteString("value", value.Value);
        });
    }
}

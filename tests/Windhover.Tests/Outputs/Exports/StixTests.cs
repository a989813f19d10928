using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Exports;
using Windhover.Core.Outputs.Exports.Stix;
using Xunit;

namespace Windhover.Tests.Outputs.Exports;

/// <summary>Bundles hold to STIX 2.1 (https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html).</summary>
public class StixTests
{
    // What each type must have besides the common properties, and what it may have, from its table of properties.
    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Types = new(StringComparer.Ordinal)
    {
        ["identity"] = (["name"], ["description", "roles", "identity_class", "sectors", "contact_information"]),
        ["attack-pattern"] = (["name"], ["description", "aliases", "kill_chain_phases"]),
        ["infrastructure"] = (["name"], ["description", "infrastructure_types", "aliases", "kill_chain_phases", "first_seen", "last_seen"]),
        ["indicator"] = (["pattern", "pattern_type", "valid_from"], ["name", "description", "indicator_types", "pattern_version", "valid_until", "kill_chain_phases"]),
        ["observed-data"] = (["first_observed", "last_observed", "number_observed", "object_refs"], []),
        ["note"] = (["content", "object_refs"], ["abstract", "authors"]),
        ["report"] = (["name", "published", "object_refs"], ["description", "report_types"]),
        ["relationship"] = (["relationship_type", "source_ref", "target_ref"], ["description", "start_time", "stop_time"]),
        ["ipv4-addr"] = (["value"], ["resolves_to_refs", "belongs_to_refs"]),
        ["ipv6-addr"] = (["value"], ["resolves_to_refs", "belongs_to_refs"]),
        ["user-account"] = (["user_id"], ["credential", "account_login", "account_type", "display_name", "is_service_account", "is_privileged", "can_escalate_privs", "is_disabled"]),
    };

    private static readonly string[] Observables = ["ipv4-addr", "ipv6-addr", "user-account"];
    private static readonly string[] Common = ["type", "spec_version", "id", "created_by_ref", "created", "modified", "revoked", "labels", "confidence", "lang", "external_references", "object_marking_refs", "granular_markings"];

    // Sections 4.7 and 4.8: which relationships there are from a type, and to what.
    private static readonly string[] Relationships = ["infrastructure consists-of ipv4-addr", "infrastructure consists-of ipv6-addr", "indicator indicates attack-pattern", "indicator based-on observed-data"];

    public static TheoryData<string> Stories => ["malicious", "suspicious", "benign", "not investigated", "without alerts", "resources only"];

    [Theory]
    [MemberData(nameof(Stories))]
    public void EveryObjectHasWhatItsTypeMustHaveAndNothingItMayNot(string story)
    {
        foreach (var item in Objects(story))
        {
            var type = Text(item, "type");
            var (required, optional) = Types[type];
            var names = item.EnumerateObject().Select(member => member.Name).ToArray();
            names.ShouldBeUnique();
            string[] common = Observables.Contains(type) ? ["type", "id", "spec_version"] : Common;
            string[] needed = Observables.Contains(type) ? ["type", "id"] : ["type", "spec_version", "id", "created", "modified"];
            names.ShouldBeSubsetOf([.. common, .. required, .. optional], Text(item, "id"));
            needed.Concat(required).ShouldBeSubsetOf(names, Text(item, "id"));
            Text(item, "spec_version").ShouldBe("2.1");
            foreach (var list in item.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array)) list.Value.GetArrayLength().ShouldBeGreaterThan(0, list.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void EveryReferenceIsToAnObjectOfTheBundleThatStandsBeforeIt(string story)
    {
        HashSet<string> before = [];
        foreach (var item in Objects(story))
        {
            before.Add(Text(item, "id")).ShouldBeTrue("an id is there twice");
            foreach (var member in item.EnumerateObject().Where(member => member.Name.EndsWith("_ref", StringComparison.Ordinal))) before.ShouldContain(member.Value.GetString()!);
            foreach (var member in item.EnumerateObject().Where(member => member.Name.EndsWith("_refs", StringComparison.Ordinal)))
                foreach (var id in member.Value.EnumerateArray()) before.ShouldContain(id.GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void IdsTimesAndRelationshipsAreAsTheStandardHasThem(string story)
    {
        var objects = Objects(story);
        objects.Select(item => Text(item, "id").Split("--")[1]).ShouldBeUnique("no two types share a UUID (section 2.9)");
        foreach (var item in objects)
        {
            var type = Text(item, "type");
            Text(item, "id").ShouldMatch($"^{type}--[0-9a-f]{{8}}-[0-9a-f]{{4}}-5[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}$");
            foreach (var time in new[] { "created", "modified", "published", "first_observed", "last_observed", "valid_from" })
                if (item.TryGetProperty(time, out var value)) value.GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
            if (item.TryGetProperty("created", out _)) string.CompareOrdinal(Text(item, "created"), Text(item, "modified")).ShouldBeLessThanOrEqualTo(0);
            if (item.TryGetProperty("confidence", out var confidence)) confidence.GetInt32().ShouldBeInRange(0, 100);
            if (type == "relationship") Relationships.ShouldContain($"{Type(Text(item, "source_ref"))} {Text(item, "relationship_type")} {Type(Text(item, "target_ref"))}");
            if (type != "observed-data") continue;
            string.CompareOrdinal(Text(item, "first_observed"), Text(item, "last_observed")).ShouldBeLessThanOrEqualTo(0);
            item.GetProperty("number_observed").GetInt64().ShouldBeInRange(1, 999_999_999);
            item.GetProperty("object_refs").EnumerateArray().Select(id => Type(id.GetString()!)).ShouldBeSubsetOf(Observables, "section 4.14");
        }
    }

    [Fact]
    public void AddressesBecomeIndicatorsOnlyWhenTheVerdictIsMalicious()
    {
        Patterns("malicious").ShouldBe(["[ipv6-addr:value = '2001:db8:9::1']", "[ipv4-addr:value = '203.0.113.9']"]);
        foreach (var story in new[] { "suspicious", "benign", "not investigated", "without alerts" }) Patterns(story).ShouldBeEmpty(story);
    }

    [Fact]
    public void TheReportRefersToEverythingElseInTheBundle()
    {
        var objects = Objects("malicious");
        var report = objects[^1];
        Text(report, "type").ShouldBe("report");
        report.GetProperty("object_refs").EnumerateArray().Select(id => id.GetString()).ShouldBe(objects.SkipLast(1).Select(item => Text(item, "id")));
        Text(report, "published").ShouldBe("2026-03-02T09:02:00.000Z");
        Text(report, "modified").ShouldBe("2026-03-02T09:40:00.000Z");
        Text(report, "description").ShouldContain("At 09:20 40 GB left. [f2]");
    }

    [Fact]
    public void TheNoteOfABenignVerdictIsAsSureAsTheVerdict()
    {
        var note = Objects("benign").Single(item => Text(item, "type") == "note" && Text(item, "abstract").StartsWith("Verdict", StringComparison.Ordinal));
        Text(note, "abstract").ShouldBe("Verdict: benign");
        note.GetProperty("confidence").GetInt32().ShouldBe(96);
    }

    [Fact]
    public void TechniquesAreNamedAndReferToAttack()
    {
        var pattern = Objects("malicious").First(item => Text(item, "type") == "attack-pattern");
        Text(pattern, "name").ShouldBe("Cloud Accounts");
        var reference = pattern.GetProperty("external_references")[0];
        (Text(reference, "source_name"), Text(reference, "external_id"), Text(reference, "url")).ShouldBe(("mitre-attack", "T1078.004", "https://attack.mitre.org/techniques/T1078/004/"));
    }

    [Theory]
    [InlineData("ipv4-addr", "198.51.100.3", "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4")] // the example of section 6.8
    [InlineData("ipv4-addr", "1.2.3.4", "ipv4-addr--0198f97b-e65d-5025-87e5-58bc39d4bdb4")]
    public void AnObservableHasTheIdThatEveryProducerGivesIt(string type, string value, string id) => StixIds.Observable(type, CanonicalJson.Object(("value", value))).ShouldBe(id);

    [Fact]
    public void CanonicalJsonIsSortedAndEscapesOnlyWhatItMust() =>
        CanonicalJson.Object(("b", "é\"\\/\n\u0001<€😀"), ("a", "")).ShouldBe("{\"a\":\"\",\"b\":\"é\\\"\\\\/\\n\\u0001<€😀\"}");

    [Fact]
    public void AnIncidentThatGrewIsALaterVersionOfTheSameReport()
    {
        var (first, later) = (ExportSamples.Story, ExportSamples.Story with { Investigation = ExportSamples.Story.Investigation! with { Time = ExportSamples.Story.Investigation!.Time + 60_000 } });
        var (before, after) = (Objects(first)[^1], Objects(later)[^1]);
        Text(after, "id").ShouldBe(Text(before, "id"));
        Text(after, "created").ShouldBe(Text(before, "created"));
        string.CompareOrdinal(Text(after, "modified"), Text(before, "modified")).ShouldBeGreaterThan(0);
    }

    private static string[] Patterns(string story) => [.. Objects(story).Where(item => Text(item, "type") == "indicator").Select(item => Text(item, "pattern"))];

    private static JsonElement[] Objects(string story) => Objects(story switch
    {
        "suspicious" => ExportSamples.Concluded(Verdict.Suspicious, 0.7),
        "benign" => ExportSamples.Concluded(Verdict.Benign, 0.04),
        "not investigated" => ExportSamples.Story with { Investigation = null },
        "without alerts" => ExportSamples.Story with { Alerts = [], Incident = ExportSamples.Story.Incident with { Entities = [] } },
        "resources only" => ExportSamples.Story with { Alerts = [.. ExportSamples.Story.Alerts.Select(alert => alert with { Entity = alert.Related[0] with { Type = EntityType.Resource, Ips = [] }, Related = [], Addresses = ["nowhere"], FirstTime = alert.Time + 5, Records = 0, Attacks = [new("x", "'y")] })] },
        _ => ExportSamples.Story,
    });

    private static JsonElement[] Objects(IncidentStory story)
    {
        var bundle = JsonDocument.Parse(ExportFormats.ForIncident("stix")!.Write(story)).RootElement;
        bundle.EnumerateObject().Select(member => member.Name).ShouldBe(["type", "id", "objects"]);
        Regex.IsMatch(Text(bundle, "id"), "^bundle--[0-9a-f-]{36}$").ShouldBeTrue();
        return [.. bundle.GetProperty("objects").EnumerateArray()];
    }

    private static string Type(string id) => id.Split("--")[0];

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}

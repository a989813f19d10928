using System.Text.Json;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Exports;
using Xunit;

namespace Windhover.Tests.Outputs.Exports;

/// <summary>Findings hold to OCSF 1.6.0 (https://schema.ocsf.io/1.6.0/classes/incident_finding and https://schema.ocsf.io/1.6.0/classes/detection_finding).</summary>
public class OcsfTests
{
    private static readonly string[] Base =
    [
        "activity_id", "activity_name", "category_uid", "category_name", "class_uid", "class_name", "type_uid", "type_name", "severity_id", "severity", "time", "timezone_offset", "metadata",
        "message", "observables", "start_time", "end_time", "unmapped", "confidence", "confidence_id", "confidence_score", "status", "status_id",
    ];

    // The attributes of each class that are not of the base event.
    private static readonly string[] OfIncident =
        ["assignee", "assignee_group", "attacks", "comment", "desc", "finding_info_list", "impact", "impact_id", "impact_score", "is_suspected_breach", "priority", "priority_id", "src_url", "tickets", "verdict", "verdict_id"];

    private static readonly string[] OfDetection = ["anomaly_analyses", "device", "evidences", "finding_info", "is_alert", "remediation", "resources", "risk_details", "risk_level", "risk_level_id", "risk_score"];

    // Enumerations: every id with its caption.
    private static readonly Dictionary<string, (string Caption, string[] Values)> Enumerations = new(StringComparer.Ordinal)
    {
        ["activity_id"] = ("activity_name", ["1 Create", "2 Update", "3 Close"]),
        ["severity_id"] = ("severity", ["1 Informational", "2 Low", "3 Medium", "4 High", "5 Critical"]),
        ["status_id"] = ("status", ["1 New", "2 In Progress", "3 On Hold", "4 Resolved", "5 Closed"]),
        ["confidence_id"] = ("confidence", ["1 Low", "2 Medium", "3 High"]),
        ["priority_id"] = ("priority", ["1 Low", "2 Medium", "3 High", "4 Critical"]),
        ["verdict_id"] = ("verdict", ["1 False Positive", "2 True Positive", "3 Disregard", "4 Suspicious", "5 Benign", "7 Insufficient Data"]),
    };

    public static TheoryData<Severity, Verdict, IncidentStatus> States =>
        new(Enum.GetValues<Severity>().SelectMany(severity => Enum.GetValues<Verdict>().SelectMany(verdict => Enum.GetValues<IncidentStatus>().Select(status => (severity, verdict, status)))));

    [Theory]
    [MemberData(nameof(States))]
    public void AnIncidentFindingIsWellFormedInEveryState(Severity severity, Verdict verdict, IncidentStatus status)
    {
        var story = ExportSamples.Concluded(verdict, 0.5);
        var finding = Incident(story with { Incident = story.Incident with { Severity = severity, Status = status } });
        CheckClass(finding, 2005, "Incident Finding", OfIncident);
        finding.GetProperty("status_id").GetInt32().ShouldBe(status == IncidentStatus.Closed ? 5 : 1);
        finding.GetProperty("verdict_id").GetInt32().ShouldBe(verdict switch { Verdict.Malicious => 2, Verdict.Suspicious => 4, Verdict.Benign => 5, _ => 7 });
        finding.GetProperty("metadata").GetProperty("profiles")[0].GetString().ShouldBe("incident");
        (finding.TryGetProperty("assignee", out _) || finding.TryGetProperty("assignee_group", out _)).ShouldBeTrue("the class asks for one of them");
        finding.GetProperty("finding_info_list").EnumerateArray().Select(info => info.GetProperty("uid").GetString()).ShouldBe(["al-1", "al-2"]);
        foreach (var info in finding.GetProperty("finding_info_list").EnumerateArray()) CheckFindingInfo(info);
    }

    [Theory]
    [InlineData(AlertKind.Learned, "2 Behavioral")]
    [InlineData(AlertKind.Model, "1 Rule")]
    [InlineData(AlertKind.Feed, "9 Exact Data Match")]
    [InlineData(AlertKind.ThirdParty, "99 Third party")]
    public void ADetectionFindingIsWellFormedForEveryKindOfAlert(AlertKind kind, string analytic)
    {
        foreach (var alert in ExportSamples.Story.Alerts)
        {
            var finding = Alert(alert with { Kind = kind });
            CheckClass(finding, 2004, "Detection Finding", OfDetection);
            CheckFindingInfo(finding.GetProperty("finding_info"));
            var type = finding.GetProperty("finding_info").GetProperty("analytic");
            $"{type.GetProperty("type_id")} {type.GetProperty("type")}".ShouldBe(analytic);
            foreach (var evidence in finding.GetProperty("evidences").EnumerateArray()) evidence.TryGetProperty("data", out _).ShouldBeTrue("one artifact at least must be there");
            finding.GetProperty("risk_score").GetInt32().ShouldBe(92);
        }
    }

    [Fact]
    public void ASubTechniqueStandsBesideItsTechnique()
    {
        var attack = Incident(ExportSamples.Story).GetProperty("attacks")[0];
        attack.GetProperty("tactic").GetProperty("uid").GetString().ShouldBe("TA0001");
        attack.GetProperty("technique").GetProperty("uid").GetString().ShouldBe("T1078");
        attack.GetProperty("technique").GetProperty("name").GetString().ShouldBe("Valid Accounts");
        attack.GetProperty("sub_technique").GetProperty("uid").GetString().ShouldBe("T1078.004");
    }

    [Fact]
    public void ObservablesAreTheAddressesTheNamesAndTheIds()
    {
        var observables = Incident(ExportSamples.Story).GetProperty("observables").EnumerateArray().Select(o => $"{o.GetProperty("type_id")} {o.GetProperty("value")}").ToArray();
        observables.ShouldBe(["2 10.0.0.5", "2 2001:db8::5", "2 2001:db8:9::1", "2 203.0.113.9", "4 anna@example.com", "10 identity:anna", "10 device:i-1", "10 resource:plans"]);
    }

    [Fact]
    public void AnIncidentIsCreatedUpdatedAndClosed()
    {
        var story = ExportSamples.Story;
        var fresh = story with { Investigation = null, Incident = story.Incident with { EndTime = story.Incident.DetectedAt } };
        Activity(fresh).ShouldBe((1, story.Incident.DetectedAt));
        Activity(story).ShouldBe((2, story.Investigation!.Time));
        Activity(story with { Incident = story.Incident with { Status = IncidentStatus.Closed } }).ShouldBe((3, story.Investigation!.Time));

        static (int, long) Activity(IncidentStory story) => (Incident(story).GetProperty("activity_id").GetInt32(), Incident(story).GetProperty("time").GetInt64());
    }

    [Fact]
    public void WhereAlertsAreNoLongerKeptTheirIdsAre()
    {
        var finding = Incident(ExportSamples.Story with { Alerts = [] });
        finding.GetProperty("finding_info_list").EnumerateArray().Select(info => info.GetProperty("uid").GetString()).ShouldBe(["al-1", "al-2"]);
    }

    private static void CheckClass(JsonElement finding, int classUid, string className, string[] attributes)
    {
        var names = finding.EnumerateObject().Select(member => member.Name).ToArray();
        names.ShouldBeUnique();
        names.ShouldBeSubsetOf([.. Base, .. attributes]);
        new[] { "activity_id", "category_uid", "class_uid", "type_uid", "severity_id", "time", "metadata" }.ShouldBeSubsetOf(names);
        finding.GetProperty("category_uid").GetInt32().ShouldBe(2);
        finding.GetProperty("class_uid").GetInt32().ShouldBe(classUid);
        finding.GetProperty("type_uid").GetInt32().ShouldBe(classUid * 100 + finding.GetProperty("activity_id").GetInt32());
        finding.GetProperty("type_name").GetString().ShouldBe($"{className}: {finding.GetProperty("activity_name")}");
        var metadata = finding.GetProperty("metadata");
        metadata.GetProperty("version").GetString().ShouldBe("1.6.0");
        metadata.GetProperty("product").GetProperty("name").GetString().ShouldBe("Windhover");
        foreach (var (id, (caption, values)) in Enumerations.Where(enumeration => names.Contains(enumeration.Key)))
            values.ShouldContain($"{finding.GetProperty(id)} {finding.GetProperty(caption)}");
        foreach (var observable in finding.GetProperty("observables").EnumerateArray())
            new[] { "2 IP Address", "4 User Name", "10 Resource UID" }.ShouldContain($"{observable.GetProperty("type_id")} {observable.GetProperty("type")}");
    }

    private static void CheckFindingInfo(JsonElement info)
    {
        info.EnumerateObject().Select(member => member.Name).ShouldBeSubsetOf(
            ["uid", "title", "desc", "created_time", "modified_time", "first_seen_time", "last_seen_time", "data_sources", "types", "analytic", "attacks", "related_events", "related_events_count", "src_url", "product", "tags"]);
        info.GetProperty("uid").GetString().ShouldNotBeNullOrEmpty();
        info.GetProperty("first_seen_time").GetInt64().ShouldBeLessThanOrEqualTo(info.GetProperty("last_seen_time").GetInt64());
        foreach (var attack in info.GetProperty("attacks").EnumerateArray()) attack.EnumerateObject().ShouldNotBeEmpty("one of tactic, technique and sub_technique must be there");
    }

    private static JsonElement Incident(IncidentStory story) => JsonDocument.Parse(ExportFormats.ForIncident("ocsf")!.Write(story)).RootElement;

    private static JsonElement Alert(Alert alert) => JsonDocument.Parse(ExportFormats.ForAlert("ocsf")!.Write(alert)).RootElement;
}

using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Running;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>What other tools find, and what strangers do, through the whole engine with the models that Windhover ships.</summary>
public sealed class FindingsOfOthersTests : IDisposable
{
    private const string Bob = """
        ,"resource":{"resourceType":"AccessKey","accessKeyDetails":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE","principalId":"AIDACKCEVSQ6C2EXAMPLE","userType":"IAMUser","userName":"bob"}}
        """;
    private const string Sample = """
        ,"additionalInfo":{"sample":true}
        """;
    private readonly string folder = Directory.CreateTempSubdirectory("windhover-findings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AFindingIsAnAlertAboutWhomItNames()
    {
        var alert = Run(Finding(1, "Recon:IAMUser/MaliciousIPCaller", 5, Bob)).Alerts.Single();
        alert.Model.ShouldBe("finding-of-another-tool-medium");
        alert.Kind.ShouldBe(AlertKind.ThirdParty);
        alert.Entity.Id.ShouldBe("identity:arn:aws:iam::111122223333:user/bob");
    }

    [Fact]
    public void TwoKindsOfFindingsAboutOnePersonAreTwoAlertsOfOneIncident()
    {
        var result = Run(Finding(1, "Recon:IAMUser/MaliciousIPCaller", 5, Bob), Finding(2, "Recon:IAMUser/MaliciousIPCaller", 5, Bob), Finding(3, "Persistence:IAMUser/AnomalousBehavior", 5, Bob));
        result.Alerts.Count().ShouldBe(2);
        result.Incidents.Count().ShouldBe(1);
    }

    [Fact]
    public void AFindingThatNamesNobodyIsAboutItsAccount() => Run(Finding(1, "AttackSequence:IAM/CompromisedCredentials", 9, "")).Alerts.Single().Entity.Id.ShouldBe("resource:111122223333");

    [Fact]
    public void ASampleOfAFindingIsNone() => Run(Finding(1, "Recon:IAMUser/MaliciousIPCaller", 8, Bob, Sample)).Alerts.ShouldBeEmpty();

    [Fact]
    public void AnAttackOfAStrangerOnAWebSiteIsAboutTheAccountOfTheSite()
    {
        var alert = Run("""
            {"timestamp":1772445600000,"formatVersion":1,"webaclId":"arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d","terminatingRuleId":"AWS-AWSManagedRulesSQLiRuleSet","terminatingRuleType":"MANAGED_RULE_GROUP","action":"BLOCK","httpSourceName":"ALB","httpSourceId":"app/shop","ruleGroupList":[],"rateBasedRuleList":[],"nonTerminatingMatchingRules":[],"httpRequest":{"clientIp":"203.0.113.9","country":"NL","headers":[{"name":"Host","value":"shop.example.com"}],"uri":"/","args":"","httpVersion":"HTTP/1.1","httpMethod":"GET","requestId":"1-0a1b2c3d"}}
            """).Alerts.Single();
        alert.Model.ShouldBe("aws-web-attack-blocked");
        alert.Entity.Id.ShouldBe("resource:111122223333");
    }

    // Parts begin with the comma that joins them to the member before.
    private static string Finding(int number, string type, int severity, string resource, string service = "") =>
        $$$"""
        {"schemaVersion":"2.0","accountId":"111122223333","region":"eu-west-1","partition":"aws","id":"{{{number}}}","arn":"arn:aws:guardduty:eu-west-1:111122223333:detector/0a/finding/{{{number}}}","type":"{{{type}}}","severity":{{{severity}}},"createdAt":"2026-03-02T10:00:00Z","updatedAt":"2026-03-02T10:0{{{number}}}:00Z","title":"t","service":{"serviceName":"guardduty","detectorId":"0a"{{{service}}}}{{{resource}}}}
        """;

    private RunResult Run(params string[] lines)
    {
        var file = Path.Combine(folder, "log.jsonl");
        File.WriteAllLines(file, lines);
        var models = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(CloudTrailSource).Assembly], []);
        using var run = new AnalysisRun(SourceCatalogue.In(typeof(CloudTrailSource).Assembly), models, new RunOptions { Threads = 1 }, TimeProvider.System);
        return run.Run([file]);
    }
}

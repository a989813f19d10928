using System.Text;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

/// <summary>Recorded detonations of single techniques, where the data is at hand: with everything unusual, the model that is meant for each must fire.</summary>
public class RecordedTechniquesTests
{
    public static TheoryData<string, string> Techniques => new()
    {
        { "credential-access.ec2-get-password-data", "aws-windows-passwords-asked-in-bulk" },
        { "credential-access.ec2-steal-instance-credentials", "aws-instance-credentials-used-elsewhere" },
        { "credential-access.secretsmanager-batch-retrieve-secrets", "aws-secrets-read-as-batch" },
        { "credential-access.secretsmanager-retrieve-secrets", "aws-secrets-read-in-bulk" },
        { "credential-access.ssm-retrieve-securestring-parameters", "aws-parameters-decrypted-in-bulk" },
        { "defense-evasion.cloudtrail-delete", "aws-trail-stopped" },
        { "defense-evasion.cloudtrail-event-selectors", "aws-trail-selectors-narrowed" },
        { "defense-evasion.cloudtrail-stop", "aws-trail-stopped" },
        { "defense-evasion.dns-delete-logs", "aws-dns-query-logs-deleted" },
        { "defense-evasion.organizations-leave", "aws-organization-left" },
        { "defense-evasion.vpc-remove-flow-logs", "aws-flow-logs-deleted" },
        { "discovery.ec2-download-user-data", "aws-user-data-read-in-bulk" },
        { "execution.ec2-launch-unusual-instances", "aws-instances-launched-unlike-before" },
        { "execution.ec2-user-data", "aws-instance-start-script-changed" },
        { "execution.ssm-send-command", "aws-remote-command-on-instances" },
        { "execution.ssm-start-session", "aws-remote-command-on-instances" },
        { "exfiltration.ec2-share-ami", "aws-snapshot-shared-with-another-account" },
        { "exfiltration.ec2-share-ebs-snapshot", "aws-snapshot-shared-with-another-account" },
        { "exfiltration.rds-share-snapshot", "aws-snapshot-shared-with-another-account" },
        { "impact.bedrock-invoke-model", "aws-language-model-access-opened" },
        { "initial-access.console-login-without-mfa", "aws-console-sign-in-without-mfa" },
        { "lateral-movement.ec2-instance-connect", "aws-ssh-key-pushed-to-instances" },
        { "lateral-movement.ec2-serial-console-send-ssh-public-key", "aws-ssh-key-pushed-to-instances" },
        { "persistence.iam-backdoor-role", "aws-role-opened-to-another-account" },
        { "persistence.iam-backdoor-user", "aws-access-key-made-for-another-user" },
        { "persistence.iam-create-admin-user", "aws-administrator-rights-granted" },
        { "persistence.iam-create-backdoor-role", "aws-administrator-rights-granted" },
        { "persistence.iam-create-user-login-profile", "aws-console-password-set-for-another-user" },
        { "persistence.lambda-backdoor-function", "aws-function-opened-to-others" },
        { "persistence.lambda-layer-extension", "aws-function-code-changed" },
        { "persistence.lambda-overwrite-code", "aws-function-code-changed" },
        { "persistence.rolesanywhere-create-trust-anchor", "aws-certificate-authority-trusted" },
        { "persistence.sts-federation-token", "aws-federation-token-with-full-rights" },
        { "privilege-escalation.iam-update-user-login-profile", "aws-console-password-set-for-another-user" },
    };

    [Theory]
    [MemberData(nameof(Techniques))]
    public void ARecordedTechniqueFiresItsModel(string technique, string model)
    {
        var folder = RepositoryTree.SharedData("aws-cloudtrail-by-technique");
        if (folder is null) Assert.Skip("recorded data is not here: ../shared/data/aws-cloudtrail-by-technique");
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, $"aws.{technique}.json")));
        var fired = Fired(document.RootElement.EnumerateArray(), new Everything(0.001));
        fired.ShouldContain(model);
    }

    [Fact]
    public void HeavyAutomationThatIsUsualFiresFewModels()
    {
        var folder = RepositoryTree.SharedData("aws-cloudtrail-stratus-run");
        if (folder is null) Assert.Skip("recorded data is not here: ../shared/data/aws-cloudtrail-stratus-run");
        var automation = new List<JsonElement>();
        var seen = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var record in JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("Records").EnumerateArray())
            {
                var agent = record.TryGetProperty("userAgent", out var a) ? a.GetString() ?? "" : "";
                if (agent.Contains("Terraform", StringComparison.Ordinal) && seen.Add(record.GetProperty("eventID").GetString()!)) automation.Add(record);
            }
        }

        automation.Count.ShouldBeGreaterThan(1500);
        var fired = Fired(automation, new Everything(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"{automation.Count} records: {string.Join(", ", fired.GroupBy(f => f).Select(g => $"{g.Key} {g.Count()}"))}");
        fired.Count.ShouldBeLessThan(10);
    }

    private static List<string> Fired(IEnumerable<JsonElement> records, IFeatureProbabilities probabilities)
    {
        var symbols = new SymbolTable();
        var buffer = new EventBuffer(symbols);
        var catalogue = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, SourceSamples.Integrations], []);
        var source = SourceCatalogue.In(SourceSamples.Integrations).Find("aws.cloudtrail").ShouldNotBeNull();
        var reader = source.CreateReader(new ReaderContext { Symbols = symbols, WantedFields = catalogue.WantedFields("aws.cloudtrail") });
        foreach (var record in records) reader.Read(Encoding.UTF8.GetBytes(record.GetRawText()), default, buffer);
        var actors = buffer.Actors.ToArray().OrderBy(a => a.Time).ToArray();
        var matcher = catalogue.Compile(symbols);
        var hits = new List<ModelHit>();
        foreach (ref readonly var actor in actors.AsSpan()) matcher.Match(actor, buffer, "aws.cloudtrail", probabilities, symbols.Text(actor.Actor), hits);
        return [.. hits.Select(h => h.Model.Id)];
    }

    private sealed class Everything(double probability) : IFeatureProbabilities
    {
        public double Probability(string feature) => probability;
    }
}

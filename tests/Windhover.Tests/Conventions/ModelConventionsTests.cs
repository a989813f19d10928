using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>What holds for every model file in the tree.</summary>
public class ModelConventionsTests
{
    private static readonly string[] VendorWords =
        ["aws", "amazon", "azure", "microsoft", "gcp", "google", "okta", "kubernetes", "k8s", "github", "ec2", "s3", "iam", "cloudtrail", "lambda", "entra", "zeek", "suricata"];

    private static readonly Dictionary<string, string> Tactics = new(StringComparer.Ordinal)
    {
        ["TA0001"] = "initial-access",
        ["TA0002"] = "execution",
        ["TA0003"] = "persistence",
        ["TA0004"] = "privilege-escalation",
        ["TA0005"] = "defense-evasion",
        ["TA0006"] = "credential-access",
        ["TA0007"] = "discovery",
        ["TA0008"] = "lateral-movement",
        ["TA0009"] = "collection",
        ["TA0010"] = "exfiltration",
        ["TA0011"] = "command-and-control",
        ["TA0040"] = "impact",
        ["TA0042"] = "resource-development",
        ["TA0043"] = "reconnaissance",
    };

    private static readonly ModelCatalogue OnDisk = ModelCatalogue.Load([], Folders());

    public static TheoryData<string> Models => [.. OnDisk.All.Select(m => m.Id)];

    [Fact]
    public void EveryFileIsEmbeddedAndEveryEmbeddedModelIsAFile()
    {
        var embedded = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(CloudTrailSource).Assembly], []);
        embedded.All.Select(m => m.Id).ShouldBe(OnDisk.All.Select(m => m.Id));
        embedded.All.Count.ShouldBeGreaterThanOrEqualTo(16);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AModelStandsInTheFolderOfItsFirstTactic(string id)
    {
        var model = Model(id);
        Tactics.ShouldContainKey(model.Attacks[0].Tactic);
        Path.GetFileName(Path.GetDirectoryName(model.Place.File)).ShouldBe(Tactics[model.Attacks[0].Tactic]);
        Path.GetFileNameWithoutExtension(model.Place.File).ShouldBe(id);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AModelNamesKnownTacticsWithATechniqueEach(string id)
    {
        foreach (var attack in Model(id).Attacks)
        {
            Tactics.ShouldContainKey(attack.Tactic);

            // What another tool found may be any technique.
            if (Model(id).Classes is [EventClass.DetectionFinding] && attack.Technique.Length == 0) continue;
            attack.Technique.ShouldMatch(@"^T\d{4}(\.\d{3})?$");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AModelSaysWhyWhatIsHarmlessAndWhatToDo(string id)
    {
        var model = Model(id);
        model.Why.Length.ShouldBeGreaterThan(60);
        model.FalsePositives.ShouldNotBeEmpty();
        model.NextSteps.ShouldNotBeEmpty();
        model.Tags.ShouldNotBeEmpty();
        model.Title.Length.ShouldBeLessThan(120);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AModelHasSamplesBothWaysWithNamesOfTheirOwn(string id)
    {
        var model = Model(id);
        model.Samples.ShouldContain(s => s.Fires);
        model.Samples.ShouldContain(s => !s.Fires);
        model.Samples.Select(s => s.Name).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AModelTellsEditorsItsSchema(string id)
    {
        var model = Model(id);
        var line = model.Yaml.Split('\n')[0];
        line.ShouldStartWith("# yaml-language-server: $schema=");
        File.Exists(Path.Combine(Path.GetDirectoryName(model.Place.File)!, line.Split('=')[1])).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void SamplesUseAccountsAndAddressesThatBelongToNobody(string id)
    {
        var model = Model(id);
        foreach (var text in model.Samples.SelectMany(s => s.Records))
        {
            foreach (Match account in Regex.Matches(text, "[^0-9A-Za-z-]([0-9]{12})[^0-9A-Za-z]", RegexOptions.NonBacktracking)) account.Groups[1].Value.ShouldBeOneOf("111122223333", "444455556666");
            foreach (Match address in Regex.Matches(text, "\"sourceIPAddress\":\"([0-9][^\"]*)\"", RegexOptions.NonBacktracking)) address.Groups[1].Value.ShouldMatch(@"^(10|192\.0\.2|198\.51\.100|203\.0\.113)\.");
        }
    }

    [Fact]
    public void ModelsOfTheCoreKnowNoVendor()
    {
        var core = OnDisk.All.Where(m => m.Place.File.Contains("Windhover.Core", StringComparison.Ordinal)).ToArray();
        core.ShouldNotBeEmpty();
        foreach (var model in core)
        {
            model.Sources.ShouldBeEmpty();
            model.RawFields.ShouldBeEmpty();
            Regex.Matches(model.Yaml.ToLowerInvariant(), "[a-z0-9]+", RegexOptions.NonBacktracking).Select(w => w.Value).Intersect(VendorWords).ShouldBeEmpty(model.Id);
        }
    }

    [Fact]
    public void ModelsOfAVendorNameTheirSources() =>
        OnDisk.All.Where(m => !m.Place.File.Contains("Windhover.Core", StringComparison.Ordinal)).ShouldAllBe(m => m.Sources.Count > 0);

    private static Model Model(string id) => OnDisk.All.Single(m => m.Id == id);

    private static IEnumerable<string> Folders()
    {
        var src = Path.Combine(RepositoryTree.Root, "src");
        return Directory.EnumerateDirectories(src, "Models", SearchOption.AllDirectories)
            .Where(d => !d.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj")).Order(StringComparer.Ordinal);
    }
}

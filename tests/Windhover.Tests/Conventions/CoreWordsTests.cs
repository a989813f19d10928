using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>The core knows no vendor by name, not in code, not in models, not in comments.</summary>
public class CoreWordsTests
{
    private static readonly string[] Vendors =
    [
        "aws", "amazon", "amazonaws", "cloudtrail", "guardduty", "ec2", "s3", "iam", "azure", "microsoft", "entra", "gcp", "google", "googleapis", "gworkspace", "kubernetes", "k8s",
        "okta", "github", "gitlab", "slack", "zeek", "suricata", "cisco", "fortinet", "cloudflare", "crowdstrike", "splunk",
    ];

    public static TheoryData<string> Files => [.. Tree.Under("src/Windhover.Core/", ".cs", ".yaml", ".md")];

    [Theory]
    [MemberData(nameof(Files))]
    public void AFileOfTheCoreNamesNoVendor(string file) => Words(file + "\n" + Tree.Text(file)).Intersect(Vendors).ShouldBeEmpty(file);

    [Theory]
    [InlineData("internal sealed class AwsAccount", "aws")]
    [InlineData("// as in s3.amazonaws.com", "amazonaws")]
    [InlineData("var azureFlow = 1;", "azure")]
    public void AVendorIsSeenInsideANameToo(string line, string vendor) => Words(line).ShouldContain(vendor);

    // Both the words of a name in camel case and the name as a whole.
    private static HashSet<string> Words(string text) =>
        [.. Regex.Matches(text, "[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])|[A-Za-z0-9]+").Select(w => w.Value.ToLowerInvariant())];
}

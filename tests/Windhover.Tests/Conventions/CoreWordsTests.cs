using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>The core knows no vendor by name, not in code, not in models, not in comments.</summary>
public class CoreWordsTests
{
    // Names long enough to be nothing else are found anywhere, short ones as words of their own.
    private static readonly string[] Anywhere =
        ["amazon", "cloudtrail", "guardduty", "azure", "microsoft", "google", "gworkspace", "kubernetes", "github", "gitlab", "suricata", "fortinet", "cloudflare", "crowdstrike", "splunk"];

    private static readonly string[] Words = ["aws", "ec2", "s3", "iam", "entra", "gcp", "k8s", "okta", "zeek", "cisco"];

    public static TheoryData<string> Files => [.. Tree.Under("src/Windhover.Core/", ".cs", ".yaml", ".md")];

    [Theory]
    [MemberData(nameof(Files))]
    public void AFileOfTheCoreNamesNoVendor(string file) => VendorsIn(file + "\n" + Tree.Text(file)).ShouldBeEmpty(file);

    [Theory]
    [InlineData("internal sealed class AwsAccount", "aws")]
    [InlineData("// as in logs.amazonaws.com", "amazon")]
    [InlineData("var azureFlow = 1;", "azure")]
    public void AVendorIsSeenInsideANameToo(string line, string vendor) => VendorsIn(line).ShouldBe([vendor]);

    private static IEnumerable<string> VendorsIn(string text)
    {
        var words = Regex.Matches(text, "[A-Z]?[a-z0-9]+|[A-Z0-9]+", RegexOptions.NonBacktracking).Select(w => w.Value.ToLowerInvariant()).ToHashSet();
        return [.. Anywhere.Where(v => text.Contains(v, StringComparison.OrdinalIgnoreCase)), .. Words.Where(words.Contains)];
    }
}

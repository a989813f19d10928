using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Aws.Actions;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.Actions;

public class AwsResponderTests
{
    [Theory]
    [InlineData("regions", "")]
    [InlineData("regions", "eu-central-1.evil.example/")]
    [InlineData("role", "arn:aws:iam::{acount}:role/x")]
    [InlineData("role", "windhover")]
    [InlineData("nacl_rules", "41")]
    [InlineData("group_rules", "many")]
    [InlineData("endpoint", "ftp://x")]
    [InlineData("secret_access_key", "")]
    public void ASettingThatIsWrongIsNamed(string setting, string value)
    {
        var responder = new AwsResponder();
        var values = responder.Descriptor.Settings.ToDictionary(s => s.Name, s => s.Default ?? "", StringComparer.Ordinal);
        (values["regions"], values["access_key_id"], values["secret_access_key"]) = ("eu-central-1", "AKIA", "secret");
        values[setting] = value;
        Should.Throw<CollectorSettingsException>(() => responder.Open(new CollectorSettings("aws", values), TimeProvider.System)).Setting.ShouldBe(setting);
    }
}

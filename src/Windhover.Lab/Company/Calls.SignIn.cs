using Windhover.Lab.Chance;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Company;

/// <content>How people come in.</content>
internal sealed partial class Calls
{
    /// <summary>
    /// A person comes in through single sign-on, to the console or for the command line. Records:
    /// <c>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html</c>.
    /// </summary>
    public void SignIn(Person person, AwsAccount account, Caller caller, string from, string agent, bool console, long at, Rng rng, Story? story = null)
    {
        var role = Estate.SignOnRole(account, person.Access);
        var saml = new Caller($$"""{"type":"SAMLUser","principalId":"{{rng.Base32(26)}}=:{{person.Email}}","userName":"{{person.Email}}","identityProvider":"{{rng.Base32(26)}}="}""", role.Arn, role.Arn);
        world.Call(new(account, saml, at, "sts", "AssumeRoleWithSAML", from, "aws-internal/3 aws-sdk-java/1.12.779 Linux/5.10.230 OpenJDK_64-Bit_Server_VM/17.0.13+12-LTS java/17.0.13 vendor/N/A cfg/retry-mode/standard")
        {
            Request = $$"""{"sAMLAssertionID":"_{{rng.Guid()}}","roleSessionName":"{{person.Email}}","durationSeconds":28800,"roleArn":"{{role.Arn}}","principalArn":"arn:aws:iam::{{account.Id}}:saml-provider/AWSSSO_{{account.VpcId[5..]}}_DO_NOT_DELETE"}""",
            Response = Credentials("ASIA" + rng.Base32(16), at + 28_800_000, role, person.Email),
            Resources = RoleResource(role),
        }, rng, story);
        if (!console) return;
        world.Call(new(account, caller, at + 1400, "signin", "ConsoleLogin", from, agent)
        {
            Region = "us-east-1",
            Type = "AwsConsoleSignIn",
            ReadOnly = false,
            Response = """{"ConsoleLogin":"Success"}""",
            Additional = """{"MobileVersion":"No","MFAUsed":"No"}""",
        }, rng, story);
    }
}

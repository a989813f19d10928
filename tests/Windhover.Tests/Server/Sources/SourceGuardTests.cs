using System.Net;
using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Server.Sources;
using Xunit;

namespace Windhover.Tests.Server.Sources;

public sealed class SourceGuardTests
{
    private static readonly CollectorSetting[] Known = [new("endpoint", "An address.", ""), new("token", "A secret.", "", IsSecret: true)];

    [Theory]
    [InlineData(false, "https://api.example", "8.8.8.8", "")]
    [InlineData(false, "s3://bucket/prefix", "10.0.0.1", "")]
    [InlineData(false, "https://api.example", "10.0.0.1", "not of the open internet")]
    [InlineData(false, "https://one.example, https://two.example", "127.0.0.1", "not of the open internet")]
    [InlineData(true, "https://api.example", "10.0.0.1", "")]
    [InlineData(true, "https://api.example", "169.254.169.254", "never called")]
    [InlineData(true, "https://anna:x@api.example", "8.8.8.8", "a name and a password")]
    public async Task AnAddressIsJudgedByWhereItLeads(bool allowPrivate, string value, string leadsTo, string problem)
    {
        var guard = new SourceGuard(new SourceRules { AllowPrivate = allowPrivate }, (_, _) => Task.FromResult(new[] { IPAddress.Parse("8.8.4.4"), IPAddress.Parse(leadsTo) }));
        var settings = new CollectorSettings("one", new Dictionary<string, string> { ["endpoint"] = value, ["token"] = "https://10.0.0.1" });
        var check = () => guard.CheckAddressesAsync(settings, Known, TestContext.Current.CancellationToken);
        if (problem.Length == 0) await check();
        else (await Should.ThrowAsync<SourceRefusedException>(check)).ShouldSatisfyAllConditions(refused => refused.Part.ShouldBe("endpoint"), refused => refused.Message.ShouldContain(problem));
    }

    [Theory]
    [InlineData("", "file:/run/secrets/okta", false)]
    [InlineData("/run/secrets", "file:/run/secrets/okta", true)]
    [InlineData("/run/secrets/", "file:/run/secrets/okta", true)]
    [InlineData("/run/secrets", "file:/run/secrets/../okta", false)]
    [InlineData("/run/secrets", "file:/run/secrets/below/okta", false)]
    [InlineData("/run/secrets", "file:/run/secrets-of-others/okta", false)]
    [InlineData("/run/secrets", "file:okta", false)]
    [InlineData("/run/secrets", "file:/run/secrets", false)]
    [InlineData("", "env:WINDHOVER_SOURCE_OKTA", true)]
    [InlineData("", "env:WINDHOVER_DATABASE", false)]
    [InlineData("", "a secret that was typed", true)]
    public void OnlyWhatWasLaidOutForSourcesCanBeNamed(string files, string secret, bool isAllowed)
    {
        var guard = new SourceGuard(new SourceRules { Files = files });
        if (isAllowed) guard.CheckSecret("token", secret);
        else Should.Throw<SourceRefusedException>(() => guard.CheckSecret("token", secret)).Part.ShouldBe("token");
    }
}

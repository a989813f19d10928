using System.Text.Json;
using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Audit;

public sealed class AuditLabelsTests
{
    private static readonly object Pod = new { resource = "pods", @namespace = "shop", name = "web-0" };
    private static readonly object Namespace = new { resource = "namespaces", name = "shop" };

    [Fact]
    public void LabelsOfAPodAreTagsOfTheHostAndOfTheObject() =>
        Tags(Read(new { verb = "create", objectRef = Pod, responseObject = Kept(new { app = "web" }) })).ShouldBe(
            ["TagSet shop/pods/web-0 app=web", "TagsGone shop/pods/web-0 =", "TagSet shop/web-0 app=web", "TagsGone shop/web-0 ="]);

    [Fact]
    public void APatchThatIsLoggedWithoutItsAnswerChangesWhatItNames() =>
        Tags(Read(new { verb = "patch", objectRef = Namespace, requestObject = new { metadata = new { labels = new { env = "prod", old = (string?)null } } } })).ShouldBe(
            ["TagSet namespaces/shop env=prod", "TagGone namespaces/shop old="]);

    [Theory]
    [InlineData("get", "", 200)]
    [InlineData("patch", "", 403)]
    [InlineData("create", "binding", 201)]
    [InlineData("create", "eviction", 201)]
    public void OtherCallsTeachNoLabels(string verb, string subresource, int code) =>
        Tags(AuditEvents.Read(JsonSerializer.Serialize(new { verb, objectRef = new { resource = "pods", @namespace = "shop", name = "web-0", subresource }, responseStatus = new { code }, responseObject = Kept(new { app = "web" }) })[1..^1])).ShouldBeEmpty();

    [Fact]
    public void TheSameLabelsAreToldOnceInTenMinutesOfAFile() =>
        Sets(AuditEvents.ReadAll(At("00:01", "web"), At("00:02", "web"), At("00:03", "shop"), At("00:04", "web"))).ShouldBe(["TagSet shop/web-0 app=web", "TagSet shop/web-0 app=shop", "TagSet shop/web-0 app=web"]);

    [Fact]
    public void AnotherApiServersLogMayHaveHadOtherLabelsInBetween() =>
        Sets(AuditEvents.ReadAll(At("00:01", "web"), At("09:59", "web"), At("10:01", "web"), At("10:02", "web"))).ShouldBe(["TagSet shop/web-0 app=web", "TagSet shop/web-0 app=web"]);

    [Fact]
    public void TenThousandLabelsAreBoundedAndMarkupIsText()
    {
        var labels = Enumerable.Range(0, 10_000).ToDictionary(i => $"<b>{i}", _ => "<script>");
        var tags = Tags(Read(new { verb = "create", objectRef = Namespace, responseObject = Kept(labels) }));
        tags[0].ShouldBe("TagSet namespaces/shop <b>0=<script>");
        tags.Count(t => t.StartsWith("TagSet", StringComparison.Ordinal)).ShouldBe(TagLimits.MostKeys);
        tags.Count(t => t.StartsWith("TagLeftOut", StringComparison.Ordinal)).ShouldBe(10_000 - TagLimits.MostKeys);
    }

    private static string At(string time, string app) => JsonSerializer.Serialize(new
    {
        kind = "Event", apiVersion = "audit.k8s.io/v1", auditID = "a-" + time, verb = "patch", objectRef = Pod, requestReceivedTimestamp = $"2026-03-02T10:{time}Z", responseStatus = new { code = 200 }, responseObject = Kept(new { app }),
    });

    private static IEnumerable<string> Sets(EventBuffer output) => Tags(output).Where(t => t.StartsWith("TagSet shop/web-0", StringComparison.Ordinal));

    private static object Kept(object labels) => new { metadata = new { uid = "u", labels } };

    private static EventBuffer Read(object call) => AuditEvents.Read("\"responseStatus\":{\"code\":200}", JsonSerializer.Serialize(call)[1..^1]);

    private static string[] Tags(EventBuffer output) =>
        [.. output.Facts.ToArray().Where(f => f.Kind >= EntityFactKind.TagSet).Select(f => $"{f.Kind} {output.Symbols.Text(f.Subject)} {output.Symbols.Text(f.Object)}={output.Symbols.Text(f.Value)}")];
}

using System.Text.Json;
using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.CloudTrail;

public sealed class TagFactsTests
{
    private static readonly object One = new { items = new[] { new { resourceId = "i-1" } } };

    [Fact]
    public void TagsThatAMachineHasGoBeforeThoseThatWereAskedFor()
    {
        var asked = new { tagSpecificationSet = new { items = new object[] { new { resourceType = "instance", tags = new[] { Tag("env", "asked") } }, new { resourceType = "volume", tags = new[] { Tag("v", "x") } } } } };
        var made = new { instancesSet = new { items = new object[] { new { instanceId = "i-1", tagSet = new { items = new[] { Tag("env", "had") } } }, new { instanceId = "i-2" } } } };
        Tags(Read("RunInstances", new { requestParameters = asked, responseElements = made })).ShouldBe(["TagSet i-1 env=had", "TagSet i-2 env=asked"]);
    }

    [Theory]
    [InlineData("""[{"key":"a"}]""", "TagGone i-1 a=")]
    [InlineData("""[{"key":"a","value":""}]""", "TagGoneOfValue i-1 a=")]
    [InlineData("""[{"key":"a","value":"b"}]""", "TagGoneOfValue i-1 a=b")]
    [InlineData("[]", "TagsGone i-1 aws:=")]
    public void WhatIsTakenAwayIsWhatTheCallNames(string tags, string expected) => Tags(Read("DeleteTags", Request(JsonSerializer.Deserialize<JsonElement>(tags)))).ShouldBe([expected]);

    [Fact]
    public void ACallThatFailedTagsNothing() =>
        Tags(Read("CreateTags", new { errorCode = "Client.UnauthorizedOperation", requestParameters = new { resourcesSet = One, tagSet = new { items = new[] { Tag("a", "b") } } } })).ShouldBeEmpty();

    [Fact]
    public void OfTenThousandTagsThoseBeyondTheLimitAreCountedAndTheirTextsAreKeptNowhere()
    {
        var output = Read("CreateTags", Request(Enumerable.Range(0, 10_000).Select(i => Tag($"k{i}", "x"))));
        Tags(output).Count(t => t.StartsWith("TagSet", StringComparison.Ordinal)).ShouldBe(TagLimits.MostKeys);
        Tags(output).Count(t => t == "TagLeftOut i-1 =").ShouldBe(10_000 - TagLimits.MostKeys);
        output.Symbols.Find("k9999").IsNone.ShouldBeTrue();
    }

    [Fact]
    public void HostileTagsAreKeptAsTheyAreOrLeftOutWhole()
    {
        object[] odd = [Tag("a", new string('é', 1 << 20)), Tag(new string('k', 513), "x"), Tag("", "x"), Tag("<script>alert(1)</script>", "\u0000\"'=*"), new { key = "n", value = 5 }];
        Tags(Read("CreateTags", Request(odd))).ShouldBe(["TagLeftOut i-1 =", "TagLeftOut i-1 =", "TagSet i-1 <script>alert(1)</script>=\u0000\"'=*", "TagSet i-1 n="]);
    }

    [Theory]
    [InlineData("""{"resourcesSet":5,"tagSet":"x"}""")]
    [InlineData("""{"resourcesSet":{"items":["i-1"]},"tagSet":{"items":["a"]}}""")]
    [InlineData("null")]
    public void WhatIsShapedOtherwiseTeachesNothing(string request)
    {
        var record = new { requestParameters = JsonSerializer.Deserialize<JsonElement>(request) };
        Tags(Read("CreateTags", record)).ShouldBeEmpty();
        Tags(Read("DeleteTags", record)).ShouldBeEmpty();
        Tags(Read("PutBucketTagging", record, "s3.amazonaws.com")).ShouldBeEmpty();
        Tags(Read("UntagRole", record, "iam.amazonaws.com")).ShouldBeEmpty();
    }

    private static object Tag(string key, string value) => new { key, value };

    private static object Request(object items) => new { requestParameters = new { resourcesSet = One, tagSet = new { items } } };

    private static EventBuffer Read(string name, object more, string service = "ec2.amazonaws.com") => CloudTrails.Read(CloudTrails.Record(JsonSerializer.Serialize(more)[1..^1], service, name));

    private static string[] Tags(EventBuffer output) =>
        [.. output.Facts.ToArray().Where(f => f.Kind >= EntityFactKind.TagSet).Select(f => $"{f.Kind} {output.Symbols.Text(f.Subject)} {output.Symbols.Text(f.Object)}={output.Symbols.Text(f.Value)}")];
}

using System.Text;
using Shouldly;
using Windhover.Integrations.Aws.Sources.Common;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.Common;

public class QuotedFieldsTests
{
    [Theory]
    [InlineData("a b c", "a|b|c")]
    [InlineData("a - c", "a||c")]
    [InlineData("[02/Mar/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200", "02/Mar/2026:10:00:00 +0000|GET / HTTP/1.1|200")]
    [InlineData("[2001:db8::1]:443 x", "[2001:db8::1]:443|x")]
    [InlineData("\"h2\",\"http/1.1\"", "h2\",\"http/1.1")]
    [InlineData("\"\" \"-\"", "|")]
    [InlineData("", "")]
    public void ALineIsCutAtItsSpaces(string line, string fields)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var cut = new QuotedFields();
        cut.Read(bytes).ShouldBeTrue();
        string.Join('|', Enumerable.Range(0, cut.Count).Select(i => Encoding.UTF8.GetString(cut.At(bytes, i)))).ShouldBe(fields);
    }

    [Fact]
    public void AQuoteThatIsNotClosedIsSeen() => new QuotedFields().Read("a \"b c"u8).ShouldBeFalse();

    [Fact]
    public void WhatAClientWroteDoesNotPassForTheFieldsBehindIt()
    {
        var line = "id \"http://a/\" b\" \"x\" - arn:aws:s3:eu-central-1:444455556666:accesspoint/mine \"y\" - real"u8.ToArray();
        var cut = new QuotedFields();
        cut.Read(line, lastTexts: 1).ShouldBeTrue();
        Encoding.UTF8.GetString(cut.At(line, 1)).ShouldBe("http://a/\" b");
        Encoding.UTF8.GetString(cut.At(line, 2)).ShouldBe("x\" - arn:aws:s3:eu-central-1:444455556666:accesspoint/mine \"y");
        cut.At(line, 3).IsEmpty.ShouldBeTrue();
        Encoding.UTF8.GetString(cut.At(line, 4)).ShouldBe("real");
    }
}

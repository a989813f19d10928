using Shouldly;
using Windhover.Core.Stores.Search;
using Xunit;

namespace Windhover.Tests.Stores.Search;

public class QueryLanguageTests
{
    [Theory]
    [InlineData("operation:GetObject", "operation=GetObject")]
    [InlineData("port:22 service:dns", "(port=22..22 & service=dns)")]
    [InlineData("port:22 and service:dns or ip:10.0.0.1", "((port=22..22 & service=dns) | ip=10.0.0.1..10.0.0.1)")]
    [InlineData("port:22 and (service:dns or service:ntp)", "(port=22..22 & (service=dns | service=ntp))")]
    [InlineData("not service:dns and -port:53", "(!service=dns & !port=53..53)")]
    [InlineData("src_ip:10.0.0.0/8 and bytes>1000000 and not service:dns", "(src_ip=10.0.0.0..10.255.255.255 & bytes=1000001..9223372036854775807 & !service=dns)")]
    [InlineData("NOT Port:(22 OR 3389) AND Outcome!=success", "(!(port=22..22 | port=3389..3389) & !outcome=success)")]
    [InlineData("port!=(22 3389)", "!(port=22..22 | port=3389..3389)")]
    public void TestsAreJoinedAsTheyAreWritten(string query, string tree) => Tree(query).ShouldBe(tree);

    [Theory]
    [InlineData("bytes>1MB", "bytes=1000001..9223372036854775807")]
    [InlineData("bytes>=1.5k", "bytes=1500..9223372036854775807")]
    [InlineData("bytes_out<1KiB", "bytes_out=-9223372036854775808..1023")]
    [InlineData("port:1..1023", "port=1..1023")]
    [InlineData("port:..1023", "port=-9223372036854775808..1023")]
    [InlineData("port:40000..", "port=40000..9223372036854775807")]
    [InlineData("protocol:tcp", "protocol=6..6")]
    [InlineData("asn:AS64500", "asn=64500..64500")]
    [InlineData("records<=1,000", "records=-9223372036854775808..1000")]
    public void NumbersHaveUnitsRangesAndNames(string query, string tree) => Tree(query).ShouldBe(tree);

    [Theory]
    [InlineData("ip:2001:db8::/32", "ip=2001:db8::..2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("ip:10.0.0.5..10.0.0.9", "ip=10.0.0.5..10.0.0.9")]
    [InlineData("10.0.0.0/30", "ip=10.0.0.0..10.0.0.3")]
    [InlineData("2001:db8::1", "ip=2001:db8::1..2001:db8::1")]
    [InlineData("dst_ip:0.0.0.0/0", "dst_ip=0.0.0.0..255.255.255.255")]
    [InlineData("src_ip:*", "src_ip=?")]
    public void AddressesHaveBlocksAndRanges(string query, string tree) => Tree(query).ShouldBe(tree);

    [Theory]
    [InlineData("operation:Get*", "operation=Get[*]")]
    [InlineData("operation:*Object*", "operation=[*]Object[*]")]
    [InlineData("operation:\"Get*\"", "operation=Get*")]
    [InlineData("operation:Get\\*", "operation=Get*")]
    [InlineData("agent:\"a \\\"b\\\" \\\\c\"", "agent=a \"b\" \\c")]
    [InlineData("error:\"\"", "error=")]
    [InlineData("error:*", "error=?")]
    [InlineData("entity:device:i-0abc", "entity=device:i-0abc")]
    [InlineData("device:i-0abc", "\"device:i-0abc\"")]
    [InlineData("\"and\" or payroll", "(\"and\" | \"payroll\")")]
    [InlineData("class:api_activity", "class=ApiActivity")]
    [InlineData("class:NetworkActivity", "class=NetworkActivity")]
    [InlineData("class:3002", "class=Authentication")]
    public void TextIsWholeOrHasStarsAndQuotesTakeItAsItIs(string query, string tree) => Tree(query).ShouldBe(tree);

    [Theory]
    [InlineData("")]
    [InlineData("  \t")]
    public void NothingAsksNothing(string query) => QueryLanguage.Parse(query).ShouldBeNull();

    [Theory]
    [InlineData("port:22 and", 11, 0, "ends where a field")]
    [InlineData("servce:dns", 0, 6, "There is no field 'servce'")]
    [InlineData("port:22 and servce:dns", 12, 6, "There is no field 'servce'")]
    [InlineData("port:ssh", 5, 3, "no number for port")]
    [InlineData("ip:10.0.0.0/33", 3, 11, "is no address")]
    [InlineData("port:9..1", 5, 4, "ends before it begins")]
    [InlineData("(port:22", 0, 1, "never closed")]
    [InlineData("port:22)", 7, 1, "no ( for this )")]
    [InlineData("port:(22", 5, 1, "never closed")]
    [InlineData("operation:\"Get", 10, 4, "quote is never closed")]
    [InlineData("operation>5", 9, 1, "is no number")]
    [InlineData("or port:22", 0, 2, "joins two tests")]
    [InlineData("class:weather", 6, 7, "There is no class")]
    [InlineData("port:", 5, 0, "ends where a value for port")]
    [InlineData("\"\"", 0, 2, "nothing between")]
    public void WhatIsWrongIsNamedWithItsPlace(string query, int position, int length, string says)
    {
        var wrong = Should.Throw<QuerySyntaxException>(() => QueryLanguage.Parse(query));
        wrong.Message.ShouldContain(says);
        (wrong.Position, wrong.Length).ShouldBe((position, length));
    }

    [Fact]
    public void AQueryHasItsBounds()
    {
        Should.Throw<QuerySyntaxException>(() => QueryLanguage.Parse(new string('x', QueryLanguage.MostCharacters + 1)));
        Should.Throw<QuerySyntaxException>(() => QueryLanguage.Parse(string.Join(' ', Enumerable.Repeat("a", QueryLanguage.MostTests + 1))));
        Should.Throw<QuerySyntaxException>(() => QueryLanguage.Parse(new string('(', 500) + "a" + new string(')', 500)));
        Should.Throw<QuerySyntaxException>(() => QueryLanguage.Parse("port:(" + string.Join(' ', Enumerable.Repeat("1", QueryLanguage.MostTests + 1)) + ")"));
    }

    [Fact]
    public void NoTextMakesTheReaderFailInAnotherWay()
    {
        string[] pieces = ["port", ":", "=", "(", ")", "\"", "\\", "-", "not", " ", "and", "..", "*", "10.0.0.1", "/8", "é", "\u202e", "!=", ">", "<=", "0", "bytes"];
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var query = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                QueryLanguage.Parse(query);
            }
            catch (QuerySyntaxException wrong)
            {
                wrong.Position.ShouldBeInRange(0, query.Length, query);
                (wrong.Position + wrong.Length).ShouldBeLessThanOrEqualTo(query.Length, query);
            }
        }
    }

    [Fact]
    public void EveryFieldIsToldInTheReference()
    {
        var page = File.ReadAllText(Path.Combine(Testing.Sources.RepositoryTree.Root, "docs", "reference", "query-language.md"));
        foreach (var field in TelemetryFields.All) page.ShouldContain($"| `{field.Name}` | {field.Means} |");
    }

    private static string Tree(string query) => Write(QueryLanguage.Parse(query).ShouldNotBeNull());

    private static string Write(TelemetryPredicate predicate) => predicate switch
    {
        AllPredicate all => $"({string.Join(" & ", all.Parts.Select(Write))})",
        AnyPredicate any => $"({string.Join(" | ", any.Parts.Select(Write))})",
        NotPredicate not => "!" + Write(not.Part),
        TextPredicate text => $"{text.Field.Name}={string.Join("[*]", text.Parts)}",
        NumberPredicate number => $"{number.Field.Name}={number.Least}..{number.Most}",
        AddressPredicate address => $"{address.Field.Name}={address.First}..{address.Last}",
        ClassPredicate known => $"class={known.Class}",
        PresentPredicate present => $"{present.Field.Name}=?",
        WordPredicate word => $"\"{word.Word}\"",
        _ => throw new InvalidOperationException(),
    };
}

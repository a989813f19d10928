using Shouldly;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class JsonTests
{
    private static readonly string[] ThreeRecords = ["{\"a\":1,\"b\":[{\"c\":\"}]{\"}]}", "{\"a\":2,\"b\":\"\\\"\\\\\"}", "{\"a\":3,\"b\":{}}"];

    public static TheoryData<string, string> Layouts => new()
    {
        { "lines", "{0}\n{1}\n{2}\n" },
        { "lines without the last end", "{0}\n{1}\n{2}" },
        { "lines with CR LF and empty lines", "{0}\r\n\r\n{1}\r\n{2}\r\n" },
        { "one after the other", "{0}{1} {2}" },
        { "commas between", "{0},\n{1},\n{2}" },
        { "array", "[{0},{1},{2}]" },
        { "array over lines", "[\n  {0},\n  {1},\n  {2}\n]\n" },
        { "comma first", "[ {0}\n, {1}\n, {2} ]" },
        { "empty arrays around", "[] [{0},{1}] [] [{2}]" },
        { "document", "{{\"Records\":[{0},{1},{2}]}}" },
        { "document with properties around", "{{\"x\":{{\"Records\":[{{}}]}},\"y\":[1,[2]],\"Records\" : [ {0},{1},{2} ] ,\"z\":\"]}}\",\"q\":[{{}}]}}" },
        { "documents one a line", "{{\"Records\":[{0}]}}\n{{\"Records\":[]}}\n{{\"Records\":[{1},{2}]}}\n" },
        { "array one object deep", "{{\"v\":1,\"detail\":{{\"w\":[],\"items\":[{0},{1},{2}],\"u\":{{}}}},\"t\":[]}}" },
        { "two arrays", "{{\"Records\":[{0}],\"more\":[1],\"value\":[{1},{2}]}}" },
        { "mark first", "\uFEFF{0}\n{1}\n{2}\n" },
        { "record separators", "\u001e{0}\n\u001e{1}\n\u001e{2}\n" },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void EveryLayoutGivesTheSameRecords(string name, string layout)
    {
        foreach (var records in new[] { ThreeRecords, [.. ThreeRecords.Select(Pretty)] })
        {
            var text = string.Format(layout, records[0], records[1], records[2]);
            var seen = TestLog.Json(text, "Records", "value", "detail.items");
            seen.Select(s => s.Text).ShouldBe(records, name);
            var bytes = TestLog.Utf8(text);
            foreach (var one in seen) TestLog.Utf8(one.Text).ShouldBe(bytes[(int)one.Offset..(int)(one.Offset + one.Length)]);
        }
    }

    /// <summary>Without arrays that begin behind a broken record: nothing tells their first record from an object inside it.</summary>
    public static TheoryData<string, string> LayoutsToBreak => [.. Layouts.Where(l => l.Data.Item1 != "empty arrays around").Select(l => l.Data)];

    /// <summary>A record broken in one way costs itself, and nothing else.</summary>
    [Theory]
    [MemberData(nameof(LayoutsToBreak))]
    public void ABrokenRecordCostsOnlyItself(string name, string layout)
    {
        foreach (var pretty in new[] { false, true })
        {
            var good = ThreeRecords.Select(r => r.Replace("\"b\"", "\"time\"")).Select(r => pretty ? Pretty(r) : r).ToArray();
            foreach (var (what, broken) in Breaks(good[1]))
            {
                var seen = TestLog.Json(string.Format(layout, good[0], broken, good[2]), "Records", "value", "detail.items");
                var because = $"{name}, {(pretty ? "pretty" : "compact")}, {what}: {string.Join(" | ", seen.Select(s => s.What + " " + s.Text))}";
                seen.Events().ShouldContain(good[0], because);
                seen.Events().ShouldContain(good[2], because);
                (seen.Rejects().Length > 0 || seen.Events().Contains(broken)).ShouldBeTrue(because);
            }
        }
    }

    [Fact]
    public void EveryBreakOfTheFirstRecordLeavesTheOthers()
    {
        string[] good = [ThreeRecords[1], "{\"a\":1,\"b\":[{\"c\":7}]}", ThreeRecords[2]];
        foreach (var layout in new[] { "{0}\n{1}\n{2}\n", "[{0},{1},{2}]", "[\n {0},\n {1},\n {2}\n]", "{{\"Records\":[{0},{1},{2}]}}" })
        {
            foreach (var (what, broken) in Breaks(good[0]))
            {
                var seen = TestLog.Json(string.Format(layout, broken, good[1], good[2]), "Records");
                seen.Events().ShouldContain(good[2], $"{layout}, {what}");
                seen.Events().ShouldContain(good[1], $"{layout}, {what}");
            }
        }
    }

    [Fact]
    public void WhatIsNoObjectInAnArrayIsRejected()
    {
        var seen = TestLog.Json("[1, \"a,]{\", {\"a\":1}, [{\"a\":2}], null, {\"a\":3}]");
        seen.Events().ShouldBe(["{\"a\":1}", "{\"a\":3}"]);
        seen.Rejects().ShouldBe(Enumerable.Repeat("array element is not an object", 4));
        seen[1].ShouldBe(new Seen("rejected", "array element is not an object", 0, 4, 6));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2", 1, 8, 6)]
    [InlineData("[{\"a\":1},{\"a\":2", 1, 9, 6)]
    [InlineData("[{\"a\":1}", 1, 8, 0)]
    [InlineData("{\"Records\":[{\"a\":1}]", 1, 20, 0)]
    [InlineData("{\"Records\":[", 0, 12, 0)]
    [InlineData("{\"Recor", 0, 0, 7)]
    [InlineData("{\"a\":\"\\", 0, 0, 7)]
    public void ATailThatIsCutShortIsRejectedOnce(string text, int events, int offset, int length)
    {
        var seen = TestLog.Json(text, "Records");
        seen.Events().Length.ShouldBe(events);
        seen.Where(s => s.What == "rejected").ShouldBe([new Seen("rejected", "record is cut short", 0, offset, length)]);
    }

    [Fact]
    public void TextBetweenRecordsIsRejectedByLine()
    {
        var seen = TestLog.Json("{\"a\":0}\n{\"a\":1}\nstarting up {1}\n\"a text\"\n{\"a\":2}\n}\n{\"a\":3}\n");
        seen.Events().ShouldBe(["{\"a\":0}", "{\"a\":1}", "{\"a\":2}", "{\"a\":3}"]);
        seen.Rejects().ShouldBe(Enumerable.Repeat("no JSON object", 3));
    }

    [Fact]
    public void ANameInsideARecordDoesNotMakeAnArrayOfRecords()
    {
        const string record = "{\"requestParameters\":{\"Records\":[{\"a\":1}]},\"x\":\"\\\"Records\\\":[\",\"y\\\"Records\":[{}]}";
        TestLog.Json(record + "\n" + record + "\n", "Records").Events().ShouldBe([record, record]);
    }

    [Fact]
    public void AfterABreakObjectsInsideRecordsAreStillNoRecords()
    {
        const string good = "{\"kind\":\"Event\",\"level\":1,\"subjects\":[{\"kind\":\"User\",\"name\":\"a\"},{\"kind\":\"User\",\"name\":\"b\"}]}";
        foreach (var layout in new[] { "{0}\n{1}\n{0}\n{0}\n", "[{0},{1},{0},{0}]" })
            TestLog.Json(string.Format(layout, good, "{\"kind\":\"Event\",\"level\":")).Events().ShouldBe([good, good, good], layout);
    }

    private static string Pretty(string record)
        => System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(record), new System.Text.Json.JsonSerializerOptions
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    private static IEnumerable<(string What, string Broken)> Breaks(string record)
    {
        yield return ("without the last brace", record[..^1]);
        yield return ("one brace more", record + "}");
        yield return ("without the first brace", record[1..]);
        yield return ("half", record[..(record.Length / 2)]);
        yield return ("wrong bracket", record[..^1] + "]");
        yield return ("text not closed", record.Replace("\"time\"", "\"time").Replace("\"b\"", "\"b"));
        yield return ("only a brace", "{");
        yield return ("nothing but words", "words");
    }
}

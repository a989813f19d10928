using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

/// <summary>The records of a file do not depend on how its bytes arrive or how many are asked for.</summary>
public sealed class CuttingProperties
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", "\r\n", " ", "  ", "a", "1", "\0", "word", "{\"a\":1}", "{\"a\":1,\"b\":2}", "{\"a\":\"x\",\"b\":[{\"a\":3,\"b\":4}]}", "\n{\"a\":5}\n",
        "\n  {\"a\":6,\"b\":7},", "{\"Records\":[", "]}", "\"a\\\"b\"", "{\n  \"a\": 1\n}", "long long long long long long long long", "é", "boom", "skip\n", ",\"", "\",", "\"\"", "\"\n",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).ToArbitrary();

    private static readonly Arbitrary<int[]> Sizes = Gen.Choose(1, 90).ArrayOf().Where(s => s.Length > 0).ToArbitrary();

    [Theory]
    [InlineData(Framing.Lines, 40)]
    [InlineData(Framing.Lines, 1 << 20)]
    [InlineData(Framing.Json, 40)]
    [InlineData(Framing.Json, 1 << 20)]
    [InlineData(Framing.Csv, 12)]
    [InlineData(Framing.Csv, 40)]
    [InlineData(Framing.Csv, 1 << 20)]
    public void AnyCuttingAndAnyNumberAtATimeGivesTheSameRecords(Framing framing, int longest)
        => Prop.ForAll(Texts, Sizes, (text, sizes) =>
        {
            var bytes = TestLog.Utf8(text);
            var whole = TestLog.All(Open(new MemoryStream(bytes), framing, longest, null));
            TestLog.All(Open(new ChoppyStream(bytes, sizes), framing, longest, null), 1 + (sizes[0] % 3)).ShouldBe(whole);
            var packed = TestLog.Gzip(bytes);
            TestLog.All(Open(new ChoppyStream(packed, sizes), framing, longest, null), sizes[0]).ShouldBe(whole);

            // The same, begun anew after every few records.
            var seen = new List<Seen>();
            LogFilePosition? position = null;
            for (var more = true; more;)
            {
                using var file = Open(new ChoppyStream(bytes, sizes), framing, longest, position);
                more = TestLog.Next(file, 1 + (sizes[^1] % 4), seen);
                position = file.Position;
            }

            seen.ShouldBe(whole);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20240607, 11));

    [Theory]
    [InlineData(Framing.Lines)]
    [InlineData(Framing.Json)]
    [InlineData(Framing.Csv)]
    public void RecordsNeverOverlapAndNoWordOutsideThemIsLostSilently(Framing framing)
        => Prop.ForAll(Texts, text =>
        {
            var bytes = TestLog.Utf8(text);
            var end = 0L;
            foreach (var one in TestLog.All(Open(new MemoryStream(bytes), framing, 1 << 20, null, arrays: [])))
            {
                one.Offset.ShouldBeGreaterThanOrEqualTo(end);
                foreach (var skipped in bytes[(int)end..(int)one.Offset]) " \t\r\n,[]\u001e"u8.ToArray().ShouldContain(skipped);
                end = one.Offset + one.Length;
            }

            end.ShouldBeLessThanOrEqualTo(bytes.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20240608, 13));

    private static LogFile Open(Stream stream, Framing framing, int longest, LogFilePosition? resume, params string[] arrays)
        => LogFile.Over(stream, TestLog.File, 7, new SourceCatalogue([new AnySource(framing, arrays)]), new(), _ => new HashSet<string>(), new ReadLimits { LongestRecord = longest }, resume);

    /// <summary>The test source, whatever the file holds.</summary>
    private sealed class AnySource(Framing framing, string[] arrays) : ILogSource
    {
        private readonly TestSource inner = new(framing, arrays);

        public SourceDescriptor Descriptor => inner.Descriptor;

        public int Recognise(ReadOnlySpan<byte> head) => 1;

        public IRecordReader CreateReader(ReaderContext context) => inner.CreateReader(context);
    }
}

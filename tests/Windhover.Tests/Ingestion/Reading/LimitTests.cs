using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class LimitTests
{
    private const long Long = 100L << 20;

    [Theory]
    [InlineData(Framing.Lines, "good\n", "long ", "\nnext\n", "good|next")]
    [InlineData(Framing.Json, "{\"a\":1}\n", "{\"a\":\"", "\"}\n{\"a\":2}\n", "{\"a\":1}|{\"a\":2}")]
    [InlineData(Framing.Json, "[{\"a\":1},", "{\"a\":\"", "\"},{\"a\":2}]", "{\"a\":1}|{\"a\":2}")]
    [InlineData(Framing.Json, "{\n \"a\":1\n}\n", "{\n \"a\":\"", "\"\n}\n{\n \"a\":2\n}\n", "{\n \"a\":1\n}|{\n \"a\":2\n}")]
    public void ARecordOfAHundredMegabytesCostsOnlyItself(Framing framing, string before, string start, string behind, string good)
    {
        var stream = new RepeatingStream(TestLog.Utf8(before + start), (byte)'x', Long, TestLog.Utf8(behind));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var file = TestLog.Open(stream, framing);
        var seen = TestLog.All(file);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(100L << 20, "the buffer may grow to twice the longest record, through its halves");
        seen.Events().ShouldBe(good.Split('|'));
        seen.Rejects().ShouldBe(["record is longer than 16 MiB"]);
        var tail = framing == Framing.Lines ? 0 : behind.IndexOf('}') + 1;
        seen[1].ShouldBe(new Seen("rejected", "record is longer than 16 MiB", 0, before.Length, (int)(start.Length + Long + tail)));
    }

    [Fact]
    public void ARecordOfTheLimitIsReadAndOneByteMoreIsNot()
    {
        var limits = new ReadLimits { LongestRecord = 10 };
        TestLog.Lines("0123456789\r\n01234567890\r\n0123456789\n01234567890", limits).Select(s => (s.What, s.Length))
            .ShouldBe([("event", 10), ("rejected", 11), ("event", 10), ("rejected", 11)]);
        var json = TestLog.All(TestLog.Open(new MemoryStream("{\"a\":1234}\n{\"a\":12345}\n{\"a\":1234}"u8.ToArray()), Framing.Json, limits));
        json.Select(s => (s.What, s.Length)).ShouldBe([("event", 10), ("rejected", 11), ("event", 10)]);
        json[1].Text.ShouldBe("record is longer than 10 bytes");
    }

    [Fact]
    public void ManyBrokenBeginningsDoNotTakeQuadraticTime()
    {
        var bytes = TestLog.Utf8(string.Concat(Enumerable.Repeat("{\n", 400_000)));
        var file = TestLog.Open(new MemoryStream(bytes), Framing.Json);
        var buffer = new EventBuffer(new SymbolTable());
        while (file.Read(buffer, 10_000))
        {
        }

        buffer.Rejected.Count.ShouldBe(400_000);
        file.Dispose();
        var compact = TestLog.Utf8("[" + string.Concat(Enumerable.Repeat("{\"a\":\"x,", 400_000)));
        var second = TestLog.Open(new MemoryStream(compact), Framing.Json);
        buffer.Clear();
        while (second.Read(buffer, 10_000))
        {
        }

        buffer.Rejected.Count.ShouldBeGreaterThan(0);
        second.Dispose();
    }
}

using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class RecordTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Records = "/api/v1/alerts/alert-01/records/";

    [Fact]
    public async Task AHostileRecordArrivesByteForByteAsJsonText()
    {
        using var answer = await server.Http.GetAsync(Records + "0");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>");
        var record = await server.GetAsync(Records + "0");
        record.GetProperty("encoding").GetString().ShouldBe("utf-8");
        record.GetProperty("truncated").GetBoolean().ShouldBeFalse();
        Encoding.UTF8.GetBytes(record.GetProperty("text").GetString()!).ShouldBe(RunningServer.HostileRecord);
        record.GetProperty("source").GetString().ShouldBe("plain");
        record.GetProperty("file").GetString().ShouldBe("hostile.log");
        record.GetProperty("record_id").GetString().ShouldBe("r-1");
    }

    [Fact]
    public async Task ARecordThatIsNotUtf8ArrivesInBase64()
    {
        var record = await server.GetAsync(Records + "1");
        record.GetProperty("encoding").GetString().ShouldBe("base64");
        record.GetProperty("text").GetBytesFromBase64().ShouldBe(RunningServer.BinaryRecord);
    }

    [Fact]
    public async Task ALongRecordIsCutBetweenCharactersAndSaysSo()
    {
        var record = await server.GetAsync(Records + "2");
        record.GetProperty("truncated").GetBoolean().ShouldBeTrue();
        record.GetProperty("encoding").GetString().ShouldBe("utf-8");
        record.GetProperty("text").GetString().ShouldBe(new string('a', 256 * 1024 - 1));
    }

    [Theory]
    [InlineData("3", "gone.log")]
    [InlineData("4", "no number 4")]
    [InlineData("-1", "no number -1")]
    public async Task ARecordThatIsNotThereIsSaidToBeMissing(string index, string words)
    {
        using var answer = await server.Http.GetAsync(Records + index);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.ProblemAsync()).GetProperty("detail").GetString()!.ShouldContain(words);
    }
}

using System.Text.Json;
using Microsoft.Extensions.Logging;
using Shouldly;
using Windhover.Server.Logging;
using Windhover.Tests.Running;
using Xunit;

namespace Windhover.Tests.Server.Logging;

public sealed class LogTests
{
    private readonly List<string> lines = [];

    [Fact]
    public void AnEntryIsALineOfJsonWithItsFields()
    {
        using var factory = StandardErrorLog.Factory(new LogOptions { Json = true }, new ManualClock(), lines.Add);
        factory.CreateLogger("Windhover.Test").LogWarning(new EventId(7), new IOException("gone"), "read {Count} of {File}", 3, "a\nb");
        using var entry = JsonDocument.Parse(lines.ShouldHaveSingleItem());
        lines[0].ShouldNotContain('\n');
        var root = entry.RootElement;
        root.GetProperty("time").GetString().ShouldBe("2026-03-20T00:00:00.000Z");
        root.GetProperty("level").GetString().ShouldBe("warning");
        root.GetProperty("category").GetString().ShouldBe("Windhover.Test");
        root.GetProperty("event_id").GetInt32().ShouldBe(7);
        root.GetProperty("message").GetString().ShouldBe("read 3 of a\nb");
        root.GetProperty("fields").GetProperty("Count").GetString().ShouldBe("3");
        root.GetProperty("error").GetString()!.ShouldContain("IOException: gone");
    }

    [Fact]
    public void ALineOfTextStaysOneLineWhateverItQuotes()
    {
        using var factory = StandardErrorLog.Factory(new LogOptions(), new ManualClock(), lines.Add);
        var log = factory.CreateLogger("Windhover.Test");
        log.LogInformation("plain {Name}", "a\r\nerror: forged");
        log.LogError("failed");
        lines.ShouldBe(["plain a error: forged", "error: Windhover.Test: failed"]);
    }

    [Fact]
    public void WhatIsBelowTheLevelIsNotLoggedAndTheWebServersChatterNeverIs()
    {
        using var factory = StandardErrorLog.Factory(new LogOptions { Level = LogLevel.Debug }, new ManualClock(), lines.Add);
        factory.CreateLogger("Microsoft.AspNetCore.Hosting").LogInformation("Request starting");
        factory.CreateLogger("Windhover.Test").LogDebug("fine");
        factory.CreateLogger("Windhover.Test").LogTrace("finer");
        lines.ShouldBe(["fine"]);
    }

    [Theory]
    [InlineData("Authorization: Bearer abcdef123456", "abcdef123456")]
    [InlineData("GET https://user:hunter22@example.org/x failed", "hunter22")]
    [InlineData("password=hunter22 was refused", "hunter22")]
    [InlineData("{\"client_secret\": \"hunter22\", \"a\": 1}", "hunter22")]
    [InlineData("https://x.blob.example/c?sv=1&sig=abc%2Fdef&se=2", "abc%2Fdef")]
    [InlineData("AccountKey=c2VjcmV0c2VjcmV0;EndpointSuffix=x", "c2VjcmV0c2VjcmV0")]
    [InlineData("used AKIAIOSFODNN7EXAMPLE here", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("token ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "eyJzdWIiOiIxIn0")]
    public void ASecretIsTakenOut(string text, string secret)
    {
        var redacted = Redaction.Of(text);
        redacted.ShouldNotContain(secret);
        redacted.ShouldContain("[redacted]");
    }

    [Theory]
    [InlineData("/var/logs/aws does not exist yet; waiting for it")]
    [InlineData("collection flows: 3 datagrams were dropped; trying again")]
    [InlineData("http://127.0.0.1:8420 is in use")]
    public void WhatIsNoSecretStays(string text) => Redaction.Of(text).ShouldBe(text);

    [Fact]
    public void AFieldThatIsNamedAfterASecretIsTakenOutWhole()
    {
        Redaction.Of("ApiToken", "short").ShouldBe("[redacted]");
        Redaction.Of("File", "short").ShouldBe("short");
    }
}

using Shouldly;
using Windhover.Server.Authentication;
using Xunit;

namespace Windhover.Tests.Access;

public sealed class OneTimeCodesTests
{
    // The key of the RFC's table, the ASCII text 12345678901234567890, in Base32.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// <summary>https://www.rfc-editor.org/rfc/rfc6238#appendix-B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void TheCodesAreThoseOfTheStandard(long seconds, string code) => OneTimeCodes.Step(Secret, code, seconds * 1000, 0).ShouldBe(seconds / 30);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void TheCodeOfTheStepBeforeOrAfterIsGoodAndNoOther(long away, bool good) =>
        OneTimeCodes.Step(Secret, OneTimeCodes.Code(Secret, 1000 + away), 1000 * 30_000, 0).ShouldBe(good ? 1000 + away : null);

    [Fact]
    public void ACodeThatWasUsedAndAllBeforeItAreRefused()
    {
        OneTimeCodes.Step(Secret, OneTimeCodes.Code(Secret, 1000), 1000 * 30_000, used: 1000).ShouldBeNull();
        OneTimeCodes.Step(Secret, OneTimeCodes.Code(Secret, 999), 1000 * 30_000, used: 1000).ShouldBeNull();
        OneTimeCodes.Step(Secret, OneTimeCodes.Code(Secret, 1001), 1000 * 30_000, used: 1000).ShouldBe(1001);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("２８７０８２")]
    [InlineData("abcdef")]
    public void WhatIsNoCodeIsRefused(string code) => OneTimeCodes.Step(Secret, code, 59_000, 0).ShouldBeNull();

    [Fact]
    public void ASpaceInTheMiddleDoesNotMatter() => OneTimeCodes.Step(Secret, "287 082", 59_000, 0).ShouldBe(1);

    [Fact]
    public void TheAddressForAppsEscapesTheName() =>
        OneTimeCodes.Uri("Zoë & co", Secret).ShouldBe($"otpauth://totp/Windhover:Zo%C3%AB%20%26%20co?secret={Secret}&issuer=Windhover&algorithm=SHA1&digits=6&period=30");
}

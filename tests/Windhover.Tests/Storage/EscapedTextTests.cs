using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Storage.PostgreSql;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Storage;

public sealed class EscapedTextTests
{
    [Theory]
    [ClassData(typeof(HardText))]
    public void WhatIsWrittenIsReadAgainAndHoldsNoNul(string text)
    {
        EscapedText.Write(text).ShouldNotContain('\0');
        EscapedText.Read(EscapedText.Write(text)).ShouldBe(text);
    }

    [Fact]
    public void AnyTextOfControlCharactersComesBackAndSortsAsBefore()
    {
        var texts = Gen.Choose(0, 4).ListOf().Select(numbers => string.Concat(numbers.Select(n => (char)n))).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(texts, texts, (one, other) =>
            EscapedText.Read(EscapedText.Write(one)) == one
            && Math.Sign(string.CompareOrdinal(EscapedText.Write(one), EscapedText.Write(other))) == Math.Sign(string.CompareOrdinal(one, other))));
    }

    [Fact]
    public void ALoneSurrogateBecomesTheReplacementCharacter() => EscapedText.Write("a\uD800b 🦅").ShouldBe("a\uFFFDb 🦅");
}

using Shouldly;
using Windhover.Core.Investigation.Wording;
using Xunit;

namespace Windhover.Tests.Investigation.Wording;

public class WordStemTests
{
    [Theory]
    [InlineData("shared", "shares")]
    [InlineData("sharing", "share")]
    [InlineData("stopped", "stops")]
    [InlineData("identified", "identifies")]
    [InlineData("accessed", "access")]
    public void WordsOfOneFamilyShareAStem(string one, string other) => WordStem.Of(one).ShouldBe(WordStem.Of(other));

    [Theory]
    [InlineData("known", "unknown")]
    [InlineData("malicious", "unmalicious")]
    [InlineData("used", "unused")]
    public void WhatAPrefixTurnsIsAnotherWord(string one, string other) => WordStem.Of(one).ShouldNotBe(WordStem.Of(other));
}

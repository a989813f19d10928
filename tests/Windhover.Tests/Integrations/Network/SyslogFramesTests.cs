using System.Text;
using Shouldly;
using Windhover.Integrations.Network.Collection;
using Xunit;

namespace Windhover.Tests.Integrations.Network;

public sealed class SyslogFramesTests
{
    private const string Both = "12 <1>counted 1<2>by feed\n<3>by nul\0" + "12 <4>two\nlines<5>unended";

    [Fact]
    public void MessagesAreTheSameHoweverTheBytesArrive()
    {
        for (var piece = 1; piece <= Both.Length; piece++) Cut(Both, piece, 1024).Messages.ShouldBe(["<1>counted 1", "<2>by feed", "<3>by nul", "<4>two#012lines", "<5>unended"], $"pieces of {piece}");
    }

    [Fact]
    public void AMessageThatIsTooLongIsCutOffAndTheNextIsWhole()
    {
        var (messages, cut) = Cut($"{2000} <1>{new string('a', 1997)}<2>{new string('b', 3000)}\n<3>c\n", 7, 1024);
        messages.Select(m => m.Length).ShouldBe([1024, 1024, 4]);
        messages[2].ShouldBe("<3>c");
        cut.ShouldBe(2);
    }

    [Fact]
    public void WhatIsNoFrameNeverThrows()
    {
        var random = new Random(11);
        var alphabet = "0123456789 <>\n\0a"u8.ToArray();
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = Enumerable.Range(0, random.Next(1, 3000)).Select(_ => alphabet[random.Next(alphabet.Length)]).ToArray();
            Should.NotThrow(() => Cut(Encoding.ASCII.GetString(bytes), random.Next(1, 500), 1024));
        }
    }

    private static (List<string> Messages, int Cut) Cut(string text, int piece, int longest)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var frames = new SyslogFrames(longest);
        var messages = new List<ReadOnlyMemory<byte>>();
        var cut = 0;
        for (var at = 0; at < bytes.Length; at += piece)
        {
            var part = bytes.AsMemory(at, Math.Min(piece, bytes.Length - at));
            var free = frames.Free;
            free.Length.ShouldBeGreaterThanOrEqualTo(part.Length);
            part.CopyTo(free);
            frames.Take(part.Length, messages);
            cut += frames.TakeCut();
        }

        frames.End(messages);
        return ([.. messages.Select(m => Encoding.ASCII.GetString(m.Span))], cut);
    }
}

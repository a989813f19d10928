using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Windhover.Core.Ingestion.Reading;
using Xunit;

namespace Windhover.Tests.Ingestion.Reading;

public sealed class JsonScannerTests
{
    /// <summary>The scanner against one that goes byte by byte, stopped and resumed anywhere.</summary>
    [Fact]
    public void BitMasksFindWhatAByteAtATimeFinds()
    {
        var bytes = Gen.Elements("{}[]\"\\\\\\\"\"aaaaaaaaaa ,:\n"u8.ToArray()).ArrayOf().Select(b => (byte[])[(byte)'{', .. b]).Resize(300).ToArbitrary();
        var cuts = Gen.Choose(0, 300).ArrayOf().ToArbitrary();
        Prop.ForAll(bytes, cuts, (text, stops) =>
        {
            var expected = Naive(text);
            var scanner = new JsonScanner(0, 0);
            var at = 0;
            var result = JsonScan.More;
            foreach (var stop in stops.Where(s => s < text.Length).Order().Append(text.Length))
            {
                if (result == JsonScan.More && stop > at) result = scanner.Scan(text.AsSpan(0, stop), ref at);
            }

            (result, at).ShouldBe(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(77, 7));
    }

    private static (JsonScan Result, int At) Naive(byte[] text)
    {
        var open = new Stack<byte>();
        bool inText = false, escaped = false;
        for (var i = 0; i < text.Length; i++)
        {
            var one = text[i];
            var isEscaped = escaped;
            escaped = one == '\\' && !isEscaped;
            if (one == '"' && !isEscaped) inText = !inText;
            else if (inText && one == '\n') return (JsonScan.LineEndInText, i);
            else if (inText) continue;
            else if (one is (byte)'{' or (byte)'[') open.Push(one);
            else if (one is (byte)'}' or (byte)']')
            {
                if (open.Count <= 64 && open.Peek() != one - 2) return (JsonScan.Mismatch, i);
                open.Pop();
                if (open.Count == 0) return (JsonScan.Done, i + 1);
            }
        }

        return (JsonScan.More, text.Length);
    }
}

using Xunit;

namespace Windhover.Testing.Stores;

/// <summary>Text that stores get wrong, each by itself.</summary>
public sealed class HardText : TheoryData<string>
{
    public HardText() => AddRange(
        "",
        "twelve bytes",
        "thirteen byte",
        "it's \"quoted\" `so` \\ and so",
        "'; DROP TABLE incidents; --",
        "$1 ?1 @text :x {0}",
        "100% _under_ [a-z]*",
        "before\0after the NUL",
        "\0",
        "emoji 🦅🏽 and e\u0301 and 漢字",
        "line\r\nbreak\ttab \u001f unit",
        new string('ß', 5000));
}

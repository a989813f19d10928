namespace Windhover.Core.Investigation.Wording;

/// <summary>Words that say how things hang together and claim nothing: a wording may use them though the account does not. Amounts, guesses, reasons and orders are not among them.</summary>
internal static class PlainWords
{
    private const string Joining =
        """
        a an and the this that these those it its itself he she they them their theirs his her who whom whose which what where when while as at by for from in into of off on onto out over
        to toward towards under up upon via with within through throughout during before after afterwards then later earlier again also both or either than since until between among across
        along around about against beside besides here there such same other another own each further next first last final finally previously subsequently followed following meanwhile
        be is are was were been being has have had having do does did done so very too just still now thus per plus
        """;

    private const string Telling =
        """
        account activity act action address began begin begun behaviour behavior belong came case come event evidence explanation fact finding found happen happened identified identity
        incident included including involve involved investigation involving known machine mark marked name named note noted observe observed occur occurred overall place point probability
        rate rated reach reached record recorded related remain report reported rest result said saw say see seen sequence show showed shown stand start stated step story summary take told
        tell telling time together touch touched total verdict way assessed assessment conclude concluded conclusion described called identify thing something somebody someone
        """;

    // Nothing of these is ever content: they do not show what a figure or a sentence is about.
    private static readonly HashSet<string> Small = Read(Joining);
    private static readonly HashSet<string> All = [.. Small, .. Read(Telling)];

    /// <summary>True for a stem that may stand anywhere.</summary>
    public static bool Has(string stem) => All.Contains(stem);

    /// <summary>True for a stem that does not show what a sentence is about.</summary>
    public static bool IsSmall(string stem) => Small.Contains(stem);

    private static HashSet<string> Read(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(WordStem.Of).ToHashSet(StringComparer.Ordinal);
}

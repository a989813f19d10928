using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>
/// Regular expressions of models. Their input is chosen by attackers, so they run in time linear in the input
/// (<see cref="RegexOptions.NonBacktracking"/>), and their size is bounded.
/// </summary>
internal static partial class Patterns
{
    /// <summary>Longest pattern, in characters.</summary>
    public const int LongestPattern = 500;

    /// <summary>Highest number in a repetition such as <c>{12}</c>.</summary>
    public const int HighestRepetition = 100;

    private const int MostKept = 4096;

    // Reading a model and every engine that runs it ask for the same ones; what a pattern has learned of its input stays with it.
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">The pattern is broken or too big.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking (look-around, back-references).</exception>
    public static Regex Compile(string pattern)
    {
        if (Compiled.TryGetValue(pattern, out var known)) return known;
        if (pattern.Length > LongestPattern) throw new ArgumentException($"longer than {LongestPattern} characters");
        foreach (Match number in Repetition().Matches(pattern))
        {
            if (!int.TryParse(number.ValueSpan[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var times) || times > HighestRepetition)
                throw new ArgumentException($"repeats something more than {HighestRepetition} times");
        }

        var compiled = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return Compiled.Count < MostKept ? Compiled.GetOrAdd(pattern, compiled) : compiled;
    }

    [GeneratedRegex("[{,][0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Repetition();
}

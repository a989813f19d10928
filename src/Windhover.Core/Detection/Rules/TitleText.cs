using System.Text;
using System.Text.RegularExpressions;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules;

/// <summary>Titles with <c>{field}</c> in them.</summary>
internal static partial class TitleText
{
    /// <summary>The fields that a title names.</summary>
    public static IEnumerable<string> Names(string title) => Placeholder().Matches(title).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The number of the step whose field a name means (<c>step1.actor</c>), from 1; 0 for a field of the event that fired.</summary>
    public static int StepOf(string name, out string field)
    {
        var step = name.Length > 6 && name.StartsWith("step", StringComparison.Ordinal) && char.IsAsciiDigit(name[4]) && name[5] == '.' ? name[4] - '0' : 0;
        field = step > 0 ? name[6..] : name;
        return step;
    }

    /// <summary>The title with the values in their short form; a field that the record does not say becomes <c>unknown field</c>.</summary>
    public static string Render(string title, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (Match found in Placeholder().Matches(title))
        {
            var name = found.Groups[1].Value;
            var value = values.GetValueOrDefault(name, "");
            text.Append(title, from, found.Index - from).Append(value.Length > 0 ? Short(value) : "unknown " + Plain(name));
            from = found.Index + found.Length;
        }

        return text.Append(title, from, title.Length - from).ToString();
    }

    private static string Plain(string name)
    {
        StepOf(name, out var field);
        return field.Replace('_', ' ');
    }

    /// <summary>The last part of a path-like name: people know resources and roles by it, and the ledger has the whole. An address stays whole.</summary>
    private static string Short(string value)
    {
        if (Address.TryParse(value, out _)) return value;
        var cut = value.AsSpan().TrimEnd("/:").LastIndexOfAny('/', ':');
        return value[(cut + 1)..];
    }

    [GeneratedRegex(@"\{([a-zA-Z0-9_.]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

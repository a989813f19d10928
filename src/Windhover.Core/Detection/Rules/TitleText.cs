using System.Text;
using System.Text.RegularExpressions;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules;

/// <summary>Titles with <c>{field}</c> in them.</summary>
internal static partial class TitleText
{
    /// <summary>The fields that a title names.</summary>
    public static IEnumerable<string> Names(string title) => Placeholder().Matches(title).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The title with the values in their short form; a field that the record does not say becomes <c>unknown field</c>.</summary>
    public static string Render(string title, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (Match found in Placeholder().Matches(title))
        {
            var name = found.Groups[1].Value;
            var value = values.GetValueOrDefault(name, "");
            text.Append(title, from, found.Index - from).Append(value.Length > 0 ? Short(value) : "unknown " + name.Replace('_', ' '));
            from = found.Index + found.Length;
        }

        return text.Append(title, from, title.Length - from).ToString();
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

using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>Words that devices use for what they did with an attempt, and names of people and products.</summary>
internal static class AlertWords
{
    private static readonly byte[][] Refused = Words("block", "den", "drop", "reject", "reset", "prevent", "quarantin", "fail", "clean", "delet", "remov", "refus", "terminat", "kill", "/fail");
    private static readonly byte[][] Passed = Words("allow", "permit", "accept", "pass", "success", "succeed", "/success", "ok", "granted");

    /// <summary>How the attempt ended that an outcome or an action speaks of.</summary>
    public static Outcome Of(ReadOnlySpan<byte> word) => Begins(word, Refused) ? Outcome.Failure : Begins(word, Passed) ? Outcome.Success : Outcome.Unknown;

    /// <summary>An identity: mail addresses in lower case; with its domain where that stands beside it.</summary>
    public static Symbol Identity(ReadOnlySpan<byte> name, ReadOnlySpan<byte> domain, SymbolTable symbols)
    {
        if (name.Length > SymbolTable.LongestText / 2 || domain.Length > SymbolTable.LongestText / 2) return symbols.Intern(name);
        Span<byte> text = stackalloc byte[SymbolTable.LongestText + 1];
        if (name.IsEmpty) return default;
        if (name.IndexOf((byte)'@') >= 0)
        {
            Ascii.ToLower(name, text, out var length);
            if (length != name.Length) name.CopyTo(text); // letters outside ASCII stay as they are
            return symbols.Intern(text[..name.Length]);
        }

        return domain.IsEmpty || name.IndexOf((byte)'\\') >= 0 ? symbols.Intern(name) : Joined(domain, (byte)'\\', name, symbols);
    }

    /// <summary>Two texts with something between.</summary>
    public static Symbol Joined(ReadOnlySpan<byte> first, byte between, ReadOnlySpan<byte> second, SymbolTable symbols)
    {
        if (first.IsEmpty || second.IsEmpty) return symbols.Intern(first.IsEmpty ? second : first);
        var half = SymbolTable.LongestText / 2;
        if (first.Length > half) first = first[..half];
        if (second.Length > half - 1) second = second[..(half - 1)];
        Span<byte> text = stackalloc byte[SymbolTable.LongestText];
        first.CopyTo(text);
        text[first.Length] = between;
        second.CopyTo(text[(first.Length + 1)..]);
        return symbols.Intern(text[..(first.Length + 1 + second.Length)]);
    }

    private static bool Begins(ReadOnlySpan<byte> word, byte[][] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (word.Length >= beginning.Length && Ascii.EqualsIgnoreCase(word[..beginning.Length], beginning)) return true;
        }

        return false;
    }

    private static byte[][] Words(params string[] words) => [.. words.Select(Encoding.ASCII.GetBytes)];
}

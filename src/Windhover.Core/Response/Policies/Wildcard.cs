namespace Windhover.Core.Response.Policies;

/// <summary>Names with <c>*</c> for any text, whatever the case.</summary>
internal static class Wildcard
{
    /// <summary>True when a text fits; in time that grows with the product of both lengths at most.</summary>
    public static bool Fits(string pattern, string text)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, mark, p) = (p, t, p + 1);
            else if (p < pattern.Length && char.ToLowerInvariant(pattern[p]) == char.ToLowerInvariant(text[t])) (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, t, mark) = (star + 1, mark + 1, mark + 1);
            else return false;
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}

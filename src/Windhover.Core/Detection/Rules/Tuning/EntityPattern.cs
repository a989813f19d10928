namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>Ids of entities with <c>*</c> for any text, in time that grows with the product of both lengths at most.</summary>
internal static class EntityPattern
{
    /// <summary>True when the whole id is as the pattern says; upper and lower case differ.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> id)
    {
        int p = 0, i = 0, star = -1, from = 0;
        while (i < id.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                from = i;
            }
            else if (p < pattern.Length && pattern[p] == id[i])
            {
                p++;
                i++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                i = ++from;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }
}

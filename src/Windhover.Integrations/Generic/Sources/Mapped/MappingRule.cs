namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>What a field of a record must have.</summary>
/// <param name="Path">The field.</param>
/// <param name="Values">Its value is one of these, or begins with one; none for any value.</param>
/// <param name="IsBeginning">Whether the value only has to begin so.</param>
/// <param name="Word">What follows from it.</param>
internal sealed record MappingRule(string Path, IReadOnlyList<byte[]> Values, bool IsBeginning, string Word)
{
    /// <summary>Whether a field's value fits.</summary>
    public bool Fits(ReadOnlySpan<byte> value)
    {
        if (Values.Count == 0) return !value.IsEmpty;
        foreach (var one in Values)
        {
            if (IsBeginning ? value.StartsWith(one) : value.SequenceEqual(one)) return true;
        }

        return false;
    }
}

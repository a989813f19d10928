namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>Where a typed field's value comes from.</summary>
/// <param name="Paths">Fields of the record; the first that has a value wins.</param>
/// <param name="Constant">What it always is, when there are no paths.</param>
/// <param name="Values">What values of the record stand for; a value that is not there goes to <paramref name="Otherwise"/>, or stays as it is when there is no table.</param>
/// <param name="Otherwise">What it is when nothing else says it.</param>
/// <param name="IsLower">Whether letters are made small (ASCII).</param>
internal sealed record MappingValue(IReadOnlyList<string> Paths, byte[] Constant, IReadOnlyList<(byte[] From, byte[] To)> Values, byte[] Otherwise, bool IsLower)
{
    /// <summary>The typed field's text for a value of the record.</summary>
    public ReadOnlySpan<byte> Translate(ReadOnlySpan<byte> value)
    {
        if (Constant.Length > 0) return Constant;
        if (value.IsEmpty) return Otherwise;
        foreach (var (from, to) in Values)
        {
            if (value.SequenceEqual(from)) return to;
        }

        return Values.Count > 0 ? Otherwise : value;
    }
}

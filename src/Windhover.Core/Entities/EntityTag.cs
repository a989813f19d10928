namespace Windhover.Core.Entities;

/// <summary>A tag that an entity bears, or bore.</summary>
/// <param name="Key">Its key, as the log or a person wrote it.</param>
/// <param name="Value">Its value; "" where it has none.</param>
/// <param name="From">Since when, epoch milliseconds of event time; 0 where a person gave it, which holds always.</param>
/// <param name="To">Until when; null while it stands.</param>
/// <param name="IsGiven">True where a person gave it in the policy of the response; false where a log told of it.</param>
public sealed record EntityTag(string Key, string Value, long From = 0, long? To = null, bool IsGiven = false)
{
    /// <summary>True when it stood at a moment.</summary>
    /// <param name="time">Epoch milliseconds.</param>
    public bool StoodAt(long time) => From <= time && (To is null || To > time);

    /// <summary>Key and value as people write them: <c>key=value</c>, or the key alone.</summary>
    public override string ToString() => Value.Length == 0 ? Key : $"{Key}={Value}";
}

using Windhover.Core.Events;

namespace Windhover.Integrations.Common;

/// <summary>Tells the tags of one thing, as one record says them. What is beyond <see cref="TagLimits"/> is told as left out, and its text is kept nowhere.</summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="subject">What bears the tags; none for nothing is told.</param>
/// <param name="time">When, epoch milliseconds.</param>
/// <param name="record">The record.</param>
/// <param name="output">Where it goes.</param>
internal ref struct TagTeller(SymbolTable symbols, Symbol subject, long time, RecordRef record, EventBuffer output)
{
    private int told;

    /// <summary>It bears a tag.</summary>
    public void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.IsEmpty) return;
        if (key.Length > TagLimits.LongestKey || value.Length > TagLimits.LongestValue || ++told > TagLimits.MostKeys) Tell(EntityFactKind.TagLeftOut, default, default);
        else Tell(EntityFactKind.TagSet, symbols.Intern(key), symbols.Intern(value));
    }

    /// <summary>It no longer bears a tag.</summary>
    public readonly void Gone(ReadOnlySpan<byte> key)
    {
        if (IsKey(key)) Tell(EntityFactKind.TagGone, symbols.Intern(key), default);
    }

    /// <summary>It no longer bears a tag if that has this value.</summary>
    public readonly void Gone(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (IsKey(key) && value.Length <= TagLimits.LongestValue) Tell(EntityFactKind.TagGoneOfValue, symbols.Intern(key), symbols.Intern(value));
    }

    /// <summary>It bears no other tags than those that are told of the same moment, but for those whose key begins with a text.</summary>
    public readonly void NoOthers(ReadOnlySpan<byte> but = default) => Tell(EntityFactKind.TagsGone, symbols.Intern(but), default);

    /// <summary>It bears the tags of a list of objects with a key and a value.</summary>
    /// <param name="list">The list.</param>
    /// <param name="key">How the log calls the key.</param>
    /// <param name="value">How the log calls the value.</param>
    public void SetEach(JsonSlice list, string key = "key", string value = "value")
    {
        foreach (var tag in list)
        {
            if (!tag.TryText(key, out var name)) continue;
            tag.TryText(value, out var text);
            Set(name, text);
        }
    }

    /// <summary>It bears the tags of an object whose names are keys; one without a value is none that it bears.</summary>
    public void SetEach(JsonProperties tags)
    {
        while (tags.MoveNext())
        {
            if (tags.Value.TryText(out var text)) Set(tags.Name, text);
        }
    }

    private static bool IsKey(ReadOnlySpan<byte> key) => !key.IsEmpty && key.Length <= TagLimits.LongestKey;

    private readonly void Tell(EntityFactKind kind, Symbol key, Symbol value)
    {
        if (!subject.IsNone) output.AddFact(new EntityFact { Time = time, Kind = kind, Subject = subject, Object = key, Value = value, Record = record });
    }
}

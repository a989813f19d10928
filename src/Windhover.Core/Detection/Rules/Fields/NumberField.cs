using System.Globalization;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>A whole number; always said, 0 included.</summary>
internal sealed class NumberField(string name, NumberField.Getter get, IReadOnlyDictionary<string, long>? names = null) : Field(name)
{
    public delegate long Getter(in EventView e);

    public long Get(in EventView e) => get(e);

    /// <summary>Reads a value as models write it: digits, or one of the names.</summary>
    public bool TryRead(string value, out long number) =>
        (names is not null && names.TryGetValue(value, out number)) || long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    public override bool Any(in EventView e, TextTest test)
    {
        Span<char> text = stackalloc char[24];
        get(e).TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        return test.Holds(text[..written]);
    }

    public override void AddTexts(in EventView e, List<string> texts) => texts.Add(get(e).ToString(CultureInfo.InvariantCulture));

    public override void AddHashes(in EventView e, List<ulong> hashes) => hashes.Add(StableHash.Combine((ulong)get(e), 1));

    public override string ProblemOf(string value) => TryRead(value, out _)
        ? ""
        : $"'{value}' is no value of {Name}; expected a whole number{(names is null ? "" : " or one of " + string.Join(", ", names.Keys))}";
}

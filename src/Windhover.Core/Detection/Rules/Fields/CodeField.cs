using Windhover.Core.Detection.Rules.Reading;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>A field with a few named values; the value 0 is "not said".</summary>
internal sealed class CodeField(string name, IReadOnlyList<string> names, CodeField.Getter get) : Field(name)
{
    public delegate int Getter(in EventView e);

    /// <summary>Names by code.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    public static CodeField Of<T>(string name, Getter get)
        where T : struct, Enum => new(name, [.. Enum.GetNames<T>().Select(Words.Snake)], get);

    public int Get(in EventView e) => get(e);

    /// <summary>The code of a name, or -1.</summary>
    public int CodeOf(string value)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == value) return i;
        }

        return -1;
    }

    public override bool Any(in EventView e, TextTest test) => get(e) is > 0 and var code && test.Holds(Names[code]);

    public override void AddTexts(in EventView e, List<string> texts)
    {
        if (get(e) is > 0 and var code) texts.Add(Names[code]);
    }

    public override void AddHashes(in EventView e, List<ulong> hashes)
    {
        if (get(e) is > 0 and var code) hashes.Add(StableHash.Of(Names[code]));
    }

    public override string ProblemOf(string value) => CodeOf(value) >= 0 ? "" : $"'{value}' is no value of {Name}; expected one of {string.Join(", ", Names)}";
}

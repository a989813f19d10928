namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>One readable field of an event. A field that the record does not say has no value.</summary>
internal abstract class Field(string name)
{
    /// <summary>As models write it.</summary>
    public string Name { get; } = name;

    /// <summary>True when a value satisfies the test.</summary>
    public abstract bool Any(in EventView e, TextTest test);

    /// <summary>Adds the values as texts.</summary>
    public abstract void AddTexts(in EventView e, List<string> texts);

    /// <summary>Adds hashes of the values that are the same in every process.</summary>
    public abstract void AddHashes(in EventView e, List<ulong> hashes);

    /// <summary>What is wrong with a value that the field is compared with; "" when nothing is.</summary>
    public virtual string ProblemOf(string value) => "";
}

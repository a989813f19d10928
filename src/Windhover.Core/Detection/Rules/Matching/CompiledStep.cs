using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>One step of a sequence over one symbol table.</summary>
internal sealed class CompiledStep
{
    private readonly Field[] by;
    private readonly Field? changed;
    private readonly Field? remembered;
    private readonly Field[] named;
    private readonly List<string> texts = [];

    /// <param name="number">Its number, from 1.</param>
    /// <param name="step">The step.</param>
    /// <param name="next">The step after it; null for the last.</param>
    /// <param name="model">Whose it is.</param>
    /// <param name="fields">The fields of the model's events.</param>
    /// <param name="conditions">Compiles conditions over those fields.</param>
    /// <param name="symbols">The table of the events.</param>
    public CompiledStep(int number, SequenceStep step, SequenceStep? next, Model model, FieldNames fields, ConditionCompiler conditions, SymbolTable symbols)
    {
        Step = step;
        When = conditions.Compile(step.When);
        by = [.. step.By.Select(f => fields.Get(f, symbols))];
        changed = step.Changed.Length > 0 ? fields.Get(step.Changed, symbols) : null;
        remembered = next is { Changed.Length: > 0 } ? fields.Get(next.Changed, symbols) : null;
        Names = [.. TitleText.Names(model.Title).Where(n => TitleText.StepOf(n, out _) == number)];
        named = [.. Names.Select(n => (TitleText.StepOf(n, out var field), fields.Get(field, symbols)).Item2)];
    }

    /// <summary>The step as written.</summary>
    public SequenceStep Step { get; }

    /// <summary>What a record of it meets.</summary>
    public EventTest When { get; }

    /// <summary>Names of the title that stand for fields of this step.</summary>
    public string[] Names { get; }

    /// <summary>Hash of the key's texts, so that a typed and a raw field with one value are one key; null when the event lacks one.</summary>
    public ulong? Key(in EventView e)
    {
        ulong key = 0;
        foreach (var field in by)
        {
            if (Hash(field, e) is not (> 0 and var hash)) return null;
            key = StableHash.Combine(key, hash);
        }

        return key;
    }

    /// <summary>The key in words.</summary>
    public string KeyText(in EventView e)
    {
        var all = new List<string>();
        foreach (var field in by) all.Add(First(field, e));
        return string.Join(", ", all);
    }

    /// <summary>What the next step's <c>changed</c> is compared with; 0 for none.</summary>
    public ulong Remembered(in EventView e) => remembered is null ? 0 : Hash(remembered, e);

    /// <summary>What the title says of this step.</summary>
    public string[] Texts(in EventView e)
    {
        var all = new string[named.Length];
        for (var i = 0; i < all.Length; i++) all[i] = First(named[i], e);
        return all;
    }

    /// <summary>The best way in which the steps before it happened before a time; null for none.</summary>
    public StepChain? Before(StepProgress before, in EventView e, long time)
    {
        var own = changed is null ? 0 : Hash(changed, e);
        if (changed is not null && own == 0) return null;
        foreach (var chain in before.Complete)
        {
            if (chain.LastTime <= time && (changed is null || (chain.Value != 0 && chain.Value != own))) return chain;
        }

        return null;
    }

    private ulong Hash(Field field, in EventView e) => First(field, e) is { Length: > 0 } text ? StableHash.Of(text) : 0;

    private string First(Field field, in EventView e)
    {
        texts.Clear();
        field.AddTexts(e, texts);
        return texts.Count > 0 ? texts[0] : "";
    }
}

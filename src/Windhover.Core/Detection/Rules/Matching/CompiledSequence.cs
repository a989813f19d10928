using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A sequence over one symbol table, with what happened of it.</summary>
internal sealed class CompiledSequence
{
    private readonly CompiledStep[] steps;
    private readonly SequenceWindows windows;
    private readonly long span;

    public CompiledSequence(Model model, Sequence sequence, FieldNames fields, ConditionCompiler conditions, SymbolTable symbols, int mostKeys)
    {
        var count = sequence.Steps.Count;
        steps = [.. sequence.Steps.Select((s, i) => new CompiledStep(i + 1, s, i + 1 < count ? sequence.Steps[i + 1] : null, model, fields, conditions, symbols))];
        windows = new SequenceWindows(count, mostKeys);
        span = (long)sequence.Within.TotalMilliseconds;
    }

    /// <summary>What is remembered.</summary>
    public IModelState State => windows;

    /// <summary>The last step.</summary>
    public CompiledStep Last => steps[^1];

    /// <summary>Counts an event for every step that it meets, the last step first, so that one event is one step of a chain.</summary>
    /// <returns>The whole chain when the event completed it; otherwise null.</returns>
    public StepChain? Add(in EventView e, in ModelRecord record, IFeatureProbabilities probabilities)
    {
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            var step = steps[i];
            if (!step.When.Holds(e) || step.Key(e) is not { } key) continue;
            var window = i == 0 ? null : windows.Find(key);
            if ((i > 0 && window is null) || !UnusualTest.Holds(step.Step.Unusual, probabilities)) continue;
            window ??= windows.Of(key);
            if (Add(i, window, e, record) is not { } complete) continue;
            window.Quiet(span);
            return complete;
        }

        return null;
    }

    /// <summary>The steps of a whole chain, in order.</summary>
    public IReadOnlyList<MatchedStep> Steps(StepChain chain) =>
        [.. Links(chain).Select((link, i) => new MatchedStep(steps[i].Step.Name, steps[i].Step.Count, link.StepTime, link.LastTime))];

    /// <summary>Adds what the title says of the steps.</summary>
    public void AddNames(StepChain chain, Dictionary<string, string> names)
    {
        foreach (var (link, step) in Links(chain).Zip(steps))
        {
            for (var i = 0; i < step.Names.Length; i++) names[step.Names[i]] = link.Texts[i];
        }
    }

    /// <summary>The chains from the first step to this one.</summary>
    public static IEnumerable<StepChain> Links(StepChain chain) => chain.Before is { } before ? Links(before).Append(chain) : [chain];

    private StepChain? Add(int number, SequenceWindow window, in EventView e, in ModelRecord record)
    {
        if (!window.Advance(record.Time, span)) return null;
        var step = steps[number];
        var before = number == 0 ? null : step.Before(window.Steps[number - 1], e, record.Time);
        if (number > 0 && before is null) return null;
        var progress = window.Steps[number];
        if (!progress.Add(new StepEvent(record, before), step.Step.Count)) return null;
        var first = progress.Events[0];
        var chain = new StepChain(
            first.Before,
            first.Before?.FirstTime ?? first.Record.Time,
            first.Record.Time,
            [.. progress.Events.TakeLast(ModelHit.MostRecords).Select(s => s.Record)],
            step.Remembered(e),
            step.Texts(e));
        if (number == steps.Length - 1) return chain;
        progress.Keep(chain);
        return null;
    }
}

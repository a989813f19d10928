namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>
/// How far one step of one key is. Of all ways in which the steps may have happened, the one that began last is kept (and, where the next step asks for a
/// changed value, the one that began last with another value): what any other could still complete, these complete too.
/// </summary>
internal sealed class StepProgress
{
    /// <summary>The last records of the step, at most as many as it asks for.</summary>
    public List<StepEvent> Events { get; } = [];

    /// <summary>Complete chains, the one that began last first; at most two.</summary>
    public List<StepChain> Complete { get; } = [];

    /// <summary>Counts a record.</summary>
    /// <returns>True when the step is complete with it.</returns>
    public bool Add(in StepEvent e, int count)
    {
        // A record that comes late takes its place among those of the first step; later steps have no way to know what was before it.
        var at = Events.Count;
        while (at > 0 && Events[at - 1].Record.Time > e.Record.Time) at--;
        if (at < Events.Count && e.Before is not null) return false;
        Events.Insert(at, e);
        if (Events.Count > count) Events.RemoveAt(0);
        return Events.Count == count;
    }

    /// <summary>Keeps a complete chain if it is among the best.</summary>
    public void Keep(StepChain chain)
    {
        Complete.RemoveAll(c => c.Value == chain.Value && c.FirstTime <= chain.FirstTime);
        if (Complete.Exists(c => c.Value == chain.Value)) return;
        var at = Complete.FindIndex(c => c.FirstTime <= chain.FirstTime);
        Complete.Insert(at < 0 ? Complete.Count : at, chain);
        if (Complete.Count > 2) Complete.RemoveAt(2);
    }

    /// <summary>Forgets what began before a time.</summary>
    public void Forget(long before)
    {
        Events.RemoveAll(e => (e.Before?.FirstTime ?? e.Record.Time) < before);
        Complete.RemoveAll(c => c.FirstTime < before);
    }
}

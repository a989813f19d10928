using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>That a tag was set, changed or taken away.</summary>
internal struct TagChange
{
    /// <summary>When, epoch milliseconds.</summary>
    public long Time;

    /// <summary>When the same was said last.</summary>
    public long Last;

    /// <summary>Key.</summary>
    public Symbol Key;

    /// <summary>Value from then on; none where it has none, or is gone.</summary>
    public Symbol Value;

    /// <summary>False when it is gone.</summary>
    public bool IsSet;

    /// <summary>True when nothing differs but the times.</summary>
    public readonly bool SaysAs(in TagChange other) => IsSet == other.IsSet && Value == other.Value;
}

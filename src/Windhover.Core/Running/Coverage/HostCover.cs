using Windhover.Core.Events;

namespace Windhover.Core.Running.Coverage;

/// <summary>A machine that a control plane spoke of.</summary>
internal struct HostCover
{
    /// <summary>Its native id.</summary>
    public Symbol Host;

    /// <summary>When it was first spoken of, epoch milliseconds.</summary>
    public long First;

    /// <summary>True once it exists no more.</summary>
    public bool Ended;
}

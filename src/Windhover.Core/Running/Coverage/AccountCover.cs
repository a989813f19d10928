using Windhover.Core.Events;

namespace Windhover.Core.Running.Coverage;

/// <summary>Which logs speak of an account.</summary>
internal struct AccountCover
{
    /// <summary>The account.</summary>
    public Symbol Account;

    /// <summary>Activities in it that an audit log told of.</summary>
    public long Audited;

    /// <summary>Flows in it.</summary>
    public long Flows;

    /// <summary>Activities elsewhere that identities of it took.</summary>
    public long AsActor;

    /// <summary>When it was last spoken of, epoch milliseconds.</summary>
    public long Last;
}

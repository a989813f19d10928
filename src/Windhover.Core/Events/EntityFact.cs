namespace Windhover.Core.Events;

/// <summary>
/// Something that a record teaches about who is who, beside the event itself: an address that was assigned, a role that was assumed.
/// A mapping emits facts before the event of the same record.
/// </summary>
public struct EntityFact
{
    /// <summary>When it became true, epoch milliseconds.</summary>
    public long Time;

    /// <summary>What it says.</summary>
    public EntityFactKind Kind;

    /// <summary>Whom it is about.</summary>
    public Symbol Subject;

    /// <summary>What the subject is tied to; none where the kind needs none.</summary>
    public Symbol Object;

    /// <summary>The network in which <see cref="Address"/> means something (a VPC, a virtual network, a site); none when not known.</summary>
    public Symbol Network;

    /// <summary>The address, for the kinds that speak of one.</summary>
    public Address Address;

    /// <summary>Value of a tag, which may be none. It stands in the place of <see cref="Network"/>: no tag has one.</summary>
    public Symbol Value
    {
        readonly get => Network;
        set => Network = value;
    }

    /// <summary>The record that said so.</summary>
    public RecordRef Record;
}

namespace Windhover.Core.Stores.Search;

/// <summary>What a field of telemetry holds, and so what it can be compared with.</summary>
public enum FieldKind
{
    /// <summary>Text, compared whatever the case; <c>*</c> stands for any characters.</summary>
    Text,

    /// <summary>A whole number; ranges and comparisons, units for bytes.</summary>
    Number,

    /// <summary>An IP address, a block of them or a range.</summary>
    Address,

    /// <summary>The id of an entity: whole, or without what stands before its last parts.</summary>
    Entity,

    /// <summary>An OCSF class, by name or number.</summary>
    Class,
}

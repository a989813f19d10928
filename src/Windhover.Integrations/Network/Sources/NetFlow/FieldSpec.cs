namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>One field of a template, as the exporter announced it.</summary>
/// <param name="Id">Information element; for a scope of version 9, the element that means the same, or 0.</param>
/// <param name="Enterprise">Whose element it is; 0 for IANA's.</param>
/// <param name="Length">Bytes; <see cref="Variable"/> when each record says its own.</param>
internal readonly record struct FieldSpec(ushort Id, uint Enterprise, ushort Length)
{
    /// <summary>The length of fields whose length stands before each value (RFC 7011 section 7).</summary>
    public const ushort Variable = 0xFFFF;

    /// <summary>Elements of the way back (RFC 5103 section 6.1).</summary>
    public const uint Reverse = 29_305;
}

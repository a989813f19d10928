namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Kinds of export datagrams.</summary>
internal enum ExportVersion : byte
{
    /// <summary>None that is read.</summary>
    None,

    /// <summary>NetFlow version 5.</summary>
    NetFlow5,

    /// <summary>NetFlow version 9.</summary>
    NetFlow9,

    /// <summary>IPFIX, which calls itself version 10.</summary>
    Ipfix,

    /// <summary>sFlow version 5.</summary>
    SFlow5,
}

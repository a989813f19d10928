namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>Kinds of events that are read.</summary>
internal enum EveKind : byte
{
    /// <summary>The record has no <c>event_type</c>.</summary>
    None,

    /// <summary>Any other.</summary>
    Other,

    /// <summary><c>alert</c></summary>
    Alert,

    /// <summary><c>flow</c>: a connection that ended.</summary>
    Flow,

    /// <summary><c>netflow</c>: one direction of it.</summary>
    Netflow,

    /// <summary><c>dns</c></summary>
    Dns,

    /// <summary><c>http</c></summary>
    Http,

    /// <summary><c>tls</c></summary>
    Tls,

    /// <summary><c>ssh</c></summary>
    Ssh,

    /// <summary><c>fileinfo</c></summary>
    File,
}

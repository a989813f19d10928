namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>How much is kept of exporters, because anybody can send a datagram and claim any sender. What is beyond is refused, so that those who came before go on.</summary>
internal static class Bounds
{
    /// <summary>Exporting processes in all.</summary>
    public const int Domains = 4096;

    /// <summary>Exporting processes (ports and domains) of one address.</summary>
    public const int DomainsOfOneAddress = 256;

    /// <summary>Templates of one process.</summary>
    public const int TemplatesOfOneDomain = 1024;

    /// <summary>Fields of one template.</summary>
    public const int FieldsOfOneTemplate = 512;

    /// <summary>Fields of all templates.</summary>
    public const int Fields = 400_000;

    /// <summary>Sampling rates and names of applications in all.</summary>
    public const int Options = 65_536;

    /// <summary>Bytes that wait for templates of one process.</summary>
    public const int HeldOfOneDomain = 256 << 10;

    /// <summary>Bytes that wait for templates in all.</summary>
    public const int Held = 2 << 20;

    /// <summary>Bytes that are counted for a waiting set beside its own.</summary>
    public const int HeldOverhead = 128;

    /// <summary>A template that was not announced again for so long, by the exporter's clock, is forgotten (RFC 7011 section 8.4), milliseconds.</summary>
    public const long TemplateLife = 24 * 3_600_000;

    /// <summary>A process that sent nothing for so long, by the collector's clock, makes room for others, milliseconds.</summary>
    public const long DomainLife = 24 * 3_600_000;

    /// <summary>How often silent processes are looked for while there is no room, milliseconds.</summary>
    public const long PurgeEvery = 60_000;

    /// <summary>A flow that ended so much later than its datagram came is not believed, milliseconds.</summary>
    public const long Ahead = 24 * 3_600_000;
}

namespace Windhover.Core.Ingestion.Collection;

/// <summary>Certificates of a listener, as PEM files.</summary>
/// <param name="Certificate">The server's certificate, followed by those between it and its root.</param>
/// <param name="Key">Its private key, not encrypted.</param>
/// <param name="ClientAuthority">Certificates that a client's must lead up to; "" asks clients for none.</param>
public sealed record TlsFiles(string Certificate, string Key, string ClientAuthority);

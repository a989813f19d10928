using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Windhover.Core.Outputs.Exports.Stix;

/// <summary>
/// Identifiers of STIX 2.1 (https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html section 2.9), all of them UUIDv5 (RFC 4122 section 4.3), so that the same content has the
/// same id. Observables use the standard's own namespace and their id-contributing properties; everything else uses ours, as the standard forbids its own there.
/// </summary>
internal static class StixIds
{
    // Section 2.9: the namespace of STIX Cyber-observable Objects.
    private static readonly Guid Observables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");
    private static readonly Guid Ours = new("6f1c1f0e-5b0a-5d9e-9a53-4f0c6a1d2b37");

    /// <summary>Id of an observable.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="contributing">Its id-contributing properties as the JSON Canonicalization Scheme writes them (RFC 8785).</param>
    public static string Observable(string type, string contributing) => $"{type}--{Uuid5(Observables, contributing)}";

    /// <summary>Id of anything else: no two types share a UUID, as the type is part of the name.</summary>
    public static string Of(string type, params ReadOnlySpan<string> parts)
    {
        var name = new StringBuilder(type);
        foreach (var part in parts) name.Append('\n').Append(part.Length).Append(':').Append(part);
        return $"{type}--{Uuid5(Ours, name.ToString())}";
    }

    private static Guid Uuid5(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
#pragma warning disable CA5350 // RFC 4122 section 4.3 names SHA-1; nothing is kept secret or signed by it.
        var hash = SHA1.HashData(input);
#pragma warning restore CA5350
        var version = BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(6));
        BinaryPrimitives.WriteUInt16BigEndian(hash.AsSpan(6), (ushort)((version & 0x0FFF) | 0x5000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

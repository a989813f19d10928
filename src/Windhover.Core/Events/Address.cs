using System.Buffers.Binary;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Windhover.Core.Events;

/// <summary>
/// An IPv4 or IPv6 address in 16 bytes without a reference. IPv4 is held as IPv4-mapped IPv6 (RFC 4291 section 2.5.5.2), so
/// both compare, hash and sort in one way. <c>default</c> is "no address" (not <c>::</c>, which cannot be a peer).
/// </summary>
public readonly record struct Address(ulong High, ulong Low) : IComparable<Address>, ISpanFormattable
{
    private const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    /// <summary>True when there is no address.</summary>
    public bool IsNone => (High | Low) == 0;

    /// <summary>True for an IPv4 address.</summary>
    public bool IsV4 => High == 0 && Low >> 32 == 0xFFFF;

    /// <summary>The 32 bits of an IPv4 address, most significant byte first.</summary>
    public uint V4Bits => (uint)Low;

    /// <summary>An IPv4 address from its 32 bits, most significant byte first.</summary>
    public static Address FromV4(uint bits) => new(0, MappedPrefix | bits);

    /// <summary>An address from 4 or 16 bytes in network order; anything else is "no address".</summary>
    public static Address FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => FromV4(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        16 => new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])),
        _ => default,
    };

    /// <summary>
    /// True for the address ranges of a private network: RFC 1918, RFC 6598 shared space, loopback, link-local, unique local (RFC 4193).
    /// </summary>
    public bool IsPrivate
    {
        get
        {
            if (IsV4)
            {
                var bits = V4Bits;
                return bits >> 24 == 10 || bits >> 20 == 0xAC1 || bits >> 16 == 0xC0A8 || bits >> 24 == 127 || bits >> 16 == 0xA9FE || bits >> 22 == 0x191;
            }

            return High >> 57 == 0xFC >> 1 || High >> 54 == 0x3FA || (High == 0 && Low == 1);
        }
    }

    /// <summary>True for multicast and broadcast (224.0.0.0/4, 255.255.255.255, ff00::/8): many listeners, never a peer.</summary>
    public bool IsMulticast => IsV4 ? V4Bits >> 28 == 0xE || V4Bits == uint.MaxValue : High >> 56 == 0xFF;

    /// <summary>The network that an address belongs to when nothing better is known: /16 of IPv4, /32 of IPv6.</summary>
    public Address Network => IsV4 ? FromV4(V4Bits & 0xFFFF_0000) : new(High & 0xFFFF_FFFF_0000_0000, 0);

    /// <summary>The neighbourhood of a private address: /24 of IPv4, /64 of IPv6.</summary>
    public Address Subnet => IsV4 ? FromV4(V4Bits & 0xFFFF_FF00) : new(High, 0);

    /// <summary>
    /// Reads the text form of an address, without allocation.
    /// </summary>
    /// <returns>False, and "no address", when the text is not an address.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Address address)
    {
        if (TryParseV4(utf8, out var bits))
        {
            address = FromV4(bits);
            return true;
        }

        address = default;
        if (utf8.Length is < 2 or > 45 || !Ipv6Text.TryParse(utf8, out var high, out var low)) return false;
        address = new(high, low);
        return true;
    }

    /// <summary>Reads the text form of an address; see <see cref="TryParse(ReadOnlySpan{byte}, out Address)"/>.</summary>
    public static bool TryParse(string? text, out Address address)
    {
        Span<byte> utf8 = stackalloc byte[64];
        if (text is not null && Utf8.FromUtf16(text, utf8, out _, out var written) == System.Buffers.OperationStatus.Done)
            return TryParse(utf8[..written], out address);
        address = default;
        return false;
    }

    /// <summary>Reads text that must be an address.</summary>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static Address Parse(string text) => TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IP address");

    /// <summary>Orders by the 128 bits.</summary>
    public int CompareTo(Address other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>A hash that is the same in every process, so that nothing depends on a run.</summary>
    public ulong StableHash => Events.StableHash.Combine(High, Low);

    /// <inheritdoc />
    public override int GetHashCode() => (int)StableHash;

    /// <inheritdoc />
    public override string ToString()
    {
        if (IsNone) return "";
        if (IsV4) return string.Create(null, stackalloc char[16], $"{V4Bits >> 24}.{(V4Bits >> 16) & 255}.{(V4Bits >> 8) & 255}.{V4Bits & 255}");
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return new IPAddress(bytes).ToString(); // RFC 5952 form
    }

    /// <inheritdoc />
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc />
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = ToString();
        charsWritten = text.Length;
        return text.TryCopyTo(destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryParseV4(ReadOnlySpan<byte> utf8, out uint bits)
    {
        bits = 0;
        if (utf8.Length is < 7 or > 15) return false;
        uint octet = 0;
        int digits = 0, dots = 0;
        foreach (var c in utf8)
        {
            var digit = (uint)(c - '0');
            if (digit <= 9)
            {
                octet = octet * 10 + digit;
                if (++digits > 3 || octet > 255) return false;
            }
            else if (c == '.' && digits > 0 && dots < 3)
            {
                bits = bits << 8 | octet;
                octet = 0;
                digits = 0;
                dots++;
            }
            else
            {
                return false;
            }
        }

        bits = bits << 8 | octet;
        return dots == 3 && digits > 0;
    }
}

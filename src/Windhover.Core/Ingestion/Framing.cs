namespace Windhover.Core.Ingestion;

/// <summary>How a file of a source is cut into records.</summary>
public enum Framing
{
    /// <summary>One record a line, ended by LF or CR LF. Empty lines are counted as ignored and never reach a reader.</summary>
    Lines,

    /// <summary>
    /// JSON in any layout: objects one a line, objects one after the other, an array of objects, or an object that holds the array under one of
    /// <see cref="SourceDescriptor.RecordArrays"/>. Each record is one object, whatever its white space.
    /// </summary>
    Json,

    /// <summary>
    /// Comma-separated values (RFC 4180): one record a line, except that a quoted field may hold line ends. The header line is a record like any other.
    /// </summary>
    Csv,

    /// <summary>
    /// Binary blocks as the spool writes datagrams. The file begins with the eight bytes <c>57 48 42 4C 4B 31 0D 0A</c> ("WHBLK1" CR LF); each block is the four
    /// bytes <c>C5 42 4C 4B</c>, its length (32 bits, little-endian, at most 65,607), the CRC-32 of its bytes (32 bits, little-endian), and its bytes. A record is one
    /// block's bytes: time of arrival (64 bits, little-endian, epoch milliseconds), sender's address (16 bytes, IPv4 as IPv4-mapped), sender's port (16 bits,
    /// little-endian), local port (16 bits, little-endian), and the datagram's payload. A block whose length or sum lies is a dead letter; reading goes on at the next mark.
    /// </summary>
    Blocks,

    /// <summary>
    /// A packet capture: pcap (https://datatracker.ietf.org/doc/html/draft-ietf-opsawg-pcap) in either byte order, with microseconds or nanoseconds, or pcapng
    /// (https://datatracker.ietf.org/doc/html/draft-ietf-opsawg-pcapng). A record is one UDP datagram in the form of <see cref="Blocks"/> (<see cref="DatagramHeader"/>
    /// and payload); its place in the file is that of the whole packet. Packets that are no UDP, and fragments, are ignored with a reason.
    /// </summary>
    Capture,
}

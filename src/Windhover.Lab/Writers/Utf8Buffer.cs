using System.Buffers.Text;
using System.Text;

namespace Windhover.Lab.Writers;

/// <summary>A growing array of UTF-8 bytes.</summary>
internal sealed class Utf8Buffer
{
    private static readonly byte[][] Octets = [.. Enumerable.Range(0, 256).Select(i => Encoding.ASCII.GetBytes(i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
    private byte[] bytes;

    public Utf8Buffer(int capacity = 256) => bytes = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Add(byte value)
    {
        if (Length == bytes.Length) Grow(1);
        bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (Length + text.Length > bytes.Length) Grow(text.Length);
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
    }

    public void Add(string text)
    {
        if (Length + text.Length * 3 > bytes.Length) Grow(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    public void Add(long number)
    {
        if (Length + 20 > bytes.Length) Grow(20);
        Utf8Formatter.TryFormat(number, bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>A decimal of micro-units with six places.</summary>
    public void AddMicros(long micros)
    {
        Add(micros / 1_000_000);
        Add((byte)'.');
        var rest = micros % 1_000_000;
        for (var unit = 100_000; unit > 0; unit /= 10) Add((byte)('0' + rest / unit % 10));
    }

    /// <summary>An IPv4 address in dotted form.</summary>
    public void AddAddress(uint address)
    {
        Add(Octets[address >> 24]);
        Add((byte)'.');
        Add(Octets[address >> 16 & 255]);
        Add((byte)'.');
        Add(Octets[address >> 8 & 255]);
        Add((byte)'.');
        Add(Octets[address & 255]);
    }

    private void Grow(int more) => Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
}

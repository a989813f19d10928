using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Windhover.Storage.Moving;

/// <summary>Counts rows, and makes a hash of all their values.</summary>
internal sealed class RowDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(IReadOnlyList<object?> row)
    {
        Rows++;
        foreach (var value in row)
        {
            switch (value)
            {
                case null:
                    Add('0', []);
                    break;
                case string text:
                    Add('t', Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] bytes:
                    Add('b', bytes);
                    break;
                case long number:
                    Add('n', BitConverter.GetBytes(number));
                    break;
                default:
                    throw new StateMoveException($"a column holds {value.GetType().Name}, which no store of this program does");
            }
        }
    }

    /// <summary>The hash of all rows. Call it once.</summary>
    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <inheritdoc />
    public void Dispose() => hash.Dispose();

    private void Add(char kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[9];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}

using Windhover.Core.Detection;
using Windhover.Core.Outputs;

namespace Windhover.Testing.Server;

/// <summary>Reads records from uncompressed files of one folder.</summary>
public sealed class PlainFileRecords(string folder) : IRawRecords
{
    /// <inheritdoc />
    public byte[]? Read(Evidence evidence, int limit)
    {
        var path = Path.Combine(folder, evidence.File);
        if (!File.Exists(path)) return null;
        using var file = File.OpenRead(path);
        file.Position = evidence.Offset;
        var bytes = new byte[Math.Min(evidence.Length, limit)];
        file.ReadExactly(bytes);
        return bytes;
    }
}

using System.Text;
using System.Text.Json;
using Windhover.Server.Json;

namespace Windhover.Server.Versions;

/// <summary>All versions of one thing, each a line of JSON that is only ever added to. One thread at a time.</summary>
/// <param name="file">The file; it comes to be with the first version.</param>
internal sealed class VersionLog(string file)
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>The versions, oldest first. A last line that a crash cut short is none.</summary>
    /// <exception cref="InvalidDataException">A line is no version.</exception>
    internal IReadOnlyList<FileVersion> Read()
    {
        if (!File.Exists(file)) return [];
        var text = File.ReadAllText(file);
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        return [.. whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    /// <summary>Adds a version; it is on the disk when this returns.</summary>
    internal void Append(FileVersion version)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        stream.SetLength(EndOfLastLine(stream));
        stream.Position = stream.Length;
        stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(version, ApiJson.Info<FileVersion>()) + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private FileVersion Parse(string line, int index)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ApiJson.Info<FileVersion>())!;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file}:{index + 1}: this line is no version: {broken.Message}");
        }
    }

    private static long EndOfLastLine(FileStream stream)
    {
        for (var end = stream.Length; end > 0; end--)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == LineEnd) return end;
        }

        return 0;
    }
}

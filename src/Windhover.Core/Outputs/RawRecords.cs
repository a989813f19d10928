using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Outputs;

/// <summary>
/// Reads records again from the files of a run, decompressing as needed. Nothing else is opened, whatever an evidence says. Safe for many threads.
/// </summary>
/// <param name="files">The files of the run.</param>
/// <param name="limits">What one file may cost; as when it was read.</param>
public sealed class RawRecords(FileTable files, ReadLimits limits) : IRawRecords
{
    /// <inheritdoc/>
    public byte[]? Read(Evidence evidence, int limit)
    {
        var file = files.Find(evidence.File)?.File;
        if (file is null || evidence.Offset < 0 || evidence.Length < 0 || limit < 0) return null;
        using var content = FileContent.Open(file, limits, out _);
        if (content is null || !content.SkipTo(evidence.Offset)) return null;
        var record = new byte[Math.Min(evidence.Length, limit)];
        var filled = 0;
        while (filled < record.Length)
        {
            var read = content.Read(record.AsSpan(filled));
            if (read == 0) return filled == 0 ? null : record[..filled];
            filled += read;
        }

        return record;
    }
}

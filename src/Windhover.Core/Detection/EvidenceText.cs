using Windhover.Core.Events;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Detection;

/// <summary>Places of raw records as alerts give them.</summary>
internal sealed class EvidenceText(FileTable files)
{
    /// <summary>One record's place.</summary>
    public Evidence Of(RecordRef record, RecordId id, long time)
    {
        var file = files[record.File];
        return new Evidence(file.Source, file.File.DisplayPath, record.Offset, record.Length, id.ToString(), time);
    }
}

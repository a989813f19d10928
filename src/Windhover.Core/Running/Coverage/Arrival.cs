using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>How the records of one stream come in.</summary>
internal sealed class Arrival : IStreamPart
{
    /// <summary>Events.</summary>
    public long Events { get; set; }

    /// <summary>First event, epoch milliseconds; 0 for none.</summary>
    public long First { get; set; }

    /// <summary>Last event, epoch milliseconds; 0 for none.</summary>
    public long Last { get; set; }

    /// <summary>Events that came after their minute was complete.</summary>
    public long Late { get; set; }

    /// <summary>Records that came before.</summary>
    public long Duplicates { get; set; }

    /// <summary>How far behind the latest event of its source each event was when it was read.</summary>
    public LagHistogram Lag { get; } = new();

    /// <inheritdoc/>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(Events);
        writer.Write(First);
        writer.Write(Last);
        writer.Write(Late);
        writer.Write(Duplicates);
        Lag.Save(writer);
    }

    /// <inheritdoc/>
    public void Restore(SnapshotReader reader)
    {
        Events = reader.Read<long>();
        First = reader.Read<long>();
        Last = reader.Read<long>();
        Late = reader.Read<long>();
        Duplicates = reader.Read<long>();
        Lag.Restore(reader);
    }
}

using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>How the records of one source come in, whatever the account.</summary>
internal sealed class SourceArrival : IStreamPart
{
    /// <summary>The latest event.</summary>
    public LatestTime Latest;

    /// <summary>How far behind the latest event of the whole estate its events were when a live run read them.</summary>
    public LagHistogram Behind { get; } = new();

    /// <inheritdoc/>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(Latest);
        Behind.Save(writer);
    }

    /// <inheritdoc/>
    public void Restore(SnapshotReader reader)
    {
        Latest = reader.Read<LatestTime>();
        Behind.Restore(reader);
    }
}

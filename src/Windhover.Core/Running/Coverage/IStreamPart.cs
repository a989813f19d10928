using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>What is kept of one stream: what one source brings of one account.</summary>
internal interface IStreamPart
{
    /// <summary>Writes it.</summary>
    void Save(SnapshotWriter writer);

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    void Restore(SnapshotReader reader);
}

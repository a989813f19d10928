using Windhover.Core.Detection;
using Windhover.Core.Outputs;

namespace Windhover.Core.Running;

/// <summary>The records of a run that may be opened anew.</summary>
internal sealed class FollowedRecords : IRawRecords
{
    private IRawRecords? records;

    /// <summary>From now on those of this run.</summary>
    public void Follow(IRawRecords current) => Volatile.Write(ref records, current);

    /// <inheritdoc/>
    public byte[]? Read(Evidence evidence, int limit) => Volatile.Read(ref records)?.Read(evidence, limit);
}

using Windhover.Core.Stores;
using Windhover.Storage;

namespace Windhover.Cli;

/// <summary>What the stores of a server lie on: the disk of the data folder, and the place of the state.</summary>
internal sealed class StoreCondition(DataDisk disk, IStatePlace place) : IStoreDisk
{
    /// <inheritdoc/>
    public string? Problem() => disk.Problem() ?? place.Problem();

    /// <inheritdoc/>
    public string? Cause(Exception failure) => disk.Cause(failure);
}

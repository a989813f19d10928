using Windhover.Core.Access;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;

namespace Windhover.Storage;

/// <summary>State in SQLite files of the data folder.</summary>
/// <param name="dataFolder">The data folder; it must exist before a store is opened.</param>
public sealed class FilePlace(string dataFolder) : IStatePlace
{
    /// <inheritdoc />
    public string Name => dataFolder;

    /// <inheritdoc />
    public void Bind(string dataFolder)
    {
        if (StateMarker.Read(dataFolder) is { } marker)
            throw new StateElsewhereException($"the state of {dataFolder} is in the database {marker.Name}: name it under `state` in the configuration, or bring it back with `windhover migrate-store --to files`");
    }

    /// <inheritdoc />
    public IStateStore OpenState() => EmbeddedStores.OpenState(At("state.db"));

    /// <inheritdoc />
    public IResponseStore OpenResponse() => EmbeddedStores.OpenResponse(At("response.db"));

    /// <inheritdoc />
    public IAccessStore OpenAccess() => EmbeddedStores.OpenAccess(At("access.db"));

    /// <inheritdoc />
    public IOutputStore OpenOutputs() => EmbeddedStores.OpenOutputs(At("outputs.db"));

    /// <inheritdoc />
    public string? Problem() => null;

    /// <inheritdoc />
    public IReadOnlyList<(string Store, long Bytes)> Sizes() => [("state", Size("state.db")), ("response", Size("response.db"))];

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private string At(string file) => Path.Combine(dataFolder, file);

    // With the log that each keeps beside it.
    private long Size(string file) => new DirectoryInfo(dataFolder).EnumerateFiles(file + "*").Where(f => !f.Name.EndsWith(".bak", StringComparison.Ordinal)).Sum(f => f.Length);
}

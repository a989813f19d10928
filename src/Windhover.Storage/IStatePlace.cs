using Windhover.Core.Access;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;

namespace Windhover.Storage;

/// <summary>Where an installation keeps its state: files of its data folder, or a database. Telemetry is always in the data folder. Whoever opens a store disposes of it before this.</summary>
public interface IStatePlace : IDisposable
{
    /// <summary>Where it is, for people; it holds no secret.</summary>
    string Name { get; }

    /// <summary>
    /// Makes sure that a data folder and this place belong together, before any store is opened: telemetry that is newer than the state is removed at the start, so another installation's state would cost
    /// all of it. A folder that holds nothing yet joins the place that it is bound to first.
    /// </summary>
    /// <exception cref="StateElsewhereException">They do not; the message says what to do.</exception>
    void Bind(string dataFolder);

    /// <summary>Opens the state store; only one program at a time may have it open, in a database.</summary>
    /// <exception cref="NewerStoreException">A newer version of the program wrote it.</exception>
    /// <exception cref="StoreTakenException">Another program has it open.</exception>
    IStateStore OpenState();

    /// <summary>Opens the response store; exceptions as those of <see cref="OpenState"/>.</summary>
    IResponseStore OpenResponse();

    /// <summary>Opens the access store; several programs may have it open.</summary>
    /// <exception cref="NewerStoreException">A newer version of the program wrote it.</exception>
    IAccessStore OpenAccess();

    /// <summary>Opens the output store; exceptions as those of <see cref="OpenState"/>.</summary>
    IOutputStore OpenOutputs();

    /// <summary>Why nothing can be written now, as a part of a sentence that names no secret; null while all is well. What the disk of the data folder says is not asked here.</summary>
    string? Problem();

    /// <summary>Bytes by store, as far as they are known; none while they are not.</summary>
    IReadOnlyList<(string Store, long Bytes)> Sizes();
}

using Windhover.Core.Outputs.Delivery;
using Windhover.Storage;
using Windhover.Testing.Outputs;
using Windhover.Testing.Stores;

namespace Windhover.Tests.Storage;

public sealed class SqliteOutputStoreTests : OutputStoreConformance
{
    protected override IOutputStore Open(TemporaryFolder folder) => EmbeddedStores.OpenOutputs(folder.File("outputs.db"));
}

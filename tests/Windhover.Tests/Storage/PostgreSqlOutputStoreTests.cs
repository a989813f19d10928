using Windhover.Core.Outputs.Delivery;
using Windhover.Testing.Outputs;
using Windhover.Testing.Stores;

namespace Windhover.Tests.Storage;

public sealed class PostgreSqlOutputStoreTests(PostgreSqlServer server) : OutputStoreConformance
{
    private readonly PostgreSqlStores stores = new(server);

    protected override IOutputStore Open(TemporaryFolder folder) => stores.Place(folder.Path).OpenOutputs();

    public override void Dispose()
    {
        stores.Dispose();
        base.Dispose();
    }
}

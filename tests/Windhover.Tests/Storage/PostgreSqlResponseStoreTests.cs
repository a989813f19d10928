using Windhover.Core.Response.Records;
using Windhover.Testing.Response;
using Windhover.Testing.Stores;

namespace Windhover.Tests.Storage;

public sealed class PostgreSqlResponseStoreTests(PostgreSqlServer server) : ResponseStoreConformance
{
    private readonly PostgreSqlStores stores = new(server);

    protected override IResponseStore Open(string folder) => stores.Place(folder).OpenResponse();

    public override void Dispose()
    {
        stores.Dispose();
        base.Dispose();
    }
}

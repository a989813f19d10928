using Windhover.Core.Response.Records;
using Windhover.Storage;
using Windhover.Testing.Response;

namespace Windhover.Tests.Storage;

public sealed class SqliteResponseStoreTests : ResponseStoreConformance
{
    protected override IResponseStore Open(string folder) => EmbeddedStores.OpenResponse(Path.Combine(folder, "response.db"));
}

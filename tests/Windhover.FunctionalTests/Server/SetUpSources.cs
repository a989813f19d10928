using System.Reflection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Server.Collection;
using Windhover.Server.Sources;

namespace Windhover.FunctionalTests.Server;

/// <summary>Sources that can be set up at a server without an engine: they collect into a spool that nobody reads.</summary>
internal sealed class SetUpSources : IAsyncDisposable
{
    private static readonly Assembly Integrations = Assembly.Load("Windhover.Integrations");
    private readonly CollectionSet _working;

    internal SetUpSources(Func<string, string> pathOf)
    {
        var models = ModelCatalogue.Load([], []);
        _working = new CollectionSet([], new SpoolFolder(pathOf("spool"), new SpoolOptions(), TimeProvider.System), TimeProvider.System, new PushHost(), _ => { });
        Desk = new SourceDesk(new SourceLibrary(pathOf("sources"), pathOf("keys"), TimeProvider.System), Collectors, _working, new SampleReading(SourceCatalogue.In(Integrations), () => models), new SourceRules(), TimeProvider.System);
    }

    internal static CollectorCatalogue Collectors { get; } = CollectorCatalogue.In(Integrations);

    internal SourceDesk Desk { get; }

    public async ValueTask DisposeAsync()
    {
        await _working.DisposeAsync();
        Desk.Dispose();
    }
}

using System.Reflection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Cli;

/// <summary>The sources and models that this program ships, found by walking its assemblies.</summary>
internal static class Units
{
    /// <summary>The assembly that knows vendors.</summary>
    public static Assembly Integrations { get; } = Assembly.Load("Windhover.Integrations");

    /// <summary>Every log source.</summary>
    public static SourceCatalogue Sources() => SourceCatalogue.In(Integrations);

    /// <summary>Every collector.</summary>
    public static CollectorCatalogue Collectors() => CollectorCatalogue.In(Integrations);

    /// <summary>Every model, and those in further folders.</summary>
    public static ModelCatalogue Models(IEnumerable<string>? folders = null) => ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, Integrations], folders ?? []);
}

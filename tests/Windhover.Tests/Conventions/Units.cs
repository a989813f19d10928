using Windhover.Core.Detection.Rules;
using Windhover.Testing.Sources;

namespace Windhover.Tests.Conventions;

/// <summary>The models that the product ships.</summary>
internal static class Units
{
    /// <summary>Every model of the core and the integrations.</summary>
    public static ModelCatalogue Models { get; } = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, SourceSamples.Integrations], []);
}

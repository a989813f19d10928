using System.Reflection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Generic.Sources.Mapped;

namespace Windhover.Cli;

/// <summary>The sources and models that this program ships, found by walking its assemblies.</summary>
internal static class Units
{
    /// <summary>The assembly that knows vendors.</summary>
    public static Assembly Integrations { get; } = Assembly.Load("Windhover.Integrations");

    /// <summary>Every log source, and those that mappings in further folders describe.</summary>
    /// <exception cref="ConfigurationException">A mapping is wrong, or a folder is not there.</exception>
    public static SourceCatalogue Sources(IReadOnlyList<string>? mappingFolders = null)
    {
        var shipped = SourceCatalogue.In(Integrations);
        if (mappingFolders is null or []) return shipped;
        try
        {
            return new SourceCatalogue([.. shipped.All, .. MappedSources.Load(mappingFolders, shipped)]);
        }
        catch (Exception wrong) when (wrong is MappingException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(wrong.Message);
        }
    }

    /// <summary>Every collector.</summary>
    public static CollectorCatalogue Collectors() => CollectorCatalogue.In(Integrations);

    /// <summary>Every model, and those in further folders.</summary>
    /// <param name="folders">Folders of further models. The default is none.</param>
    /// <param name="tuning">A tuning file; "", the default, for none.</param>
    /// <exception cref="ModelException">A model or the tuning is wrong.</exception>
    /// <exception cref="IOException">A folder or the file cannot be read.</exception>
    public static ModelCatalogue Models(IEnumerable<string>? folders = null, string tuning = "")
    {
        var models = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, Integrations], folders ?? []);
        return tuning.Length > 0 ? models.With(ModelTuning.Load(tuning, models)) : models;
    }
}

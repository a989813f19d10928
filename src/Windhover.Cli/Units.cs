using System.Reflection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Indicators;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Actions;
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

    /// <summary>Every responder and action.</summary>
    public static ActionCatalogue Actions() => ActionCatalogue.In(Integrations);

    /// <summary>Every kind of output.</summary>
    public static OutputKinds Outputs() => OutputKinds.In(Integrations);

    /// <summary>Every model, those of the configuration's folders, its lists and its tuning.</summary>
    /// <param name="configuration">The configuration; null for its defaults.</param>
    /// <param name="tuning">A tuning file in place of the configuration's; null for that.</param>
    /// <exception cref="ModelException">A model, a list's name or the tuning is wrong.</exception>
    /// <exception cref="IOException">A folder or a file cannot be read.</exception>
    public static ModelCatalogue Models(Configuration? configuration = null, string? tuning = null) => Tuned(Untuned(configuration ?? new Configuration()), tuning ?? configuration?.Tuning ?? "");

    /// <summary>Every model, those of the configuration's folders, and its lists.</summary>
    public static ModelCatalogue Untuned(Configuration configuration) => ModelCatalogue
        .Load([typeof(ModelCatalogue).Assembly, Integrations], configuration.ModelFolders, samples: false)
        .With([.. configuration.Lists.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => IndicatorList.Load(l.Key, l.Value))]);

    /// <summary>Tunes models with what a tuning file says now, whatever becomes of the file; "" for none.</summary>
    public static Func<ModelCatalogue, ModelCatalogue> Tuning(string tuning)
    {
        if (tuning.Length == 0) return static models => models;
        var text = File.ReadAllText(tuning);
        return models => models.With(ModelTuning.Read(tuning, text, models));
    }

    /// <summary>Models with what a tuning file says; "" for none.</summary>
    public static ModelCatalogue Tuned(ModelCatalogue models, string tuning) => tuning.Length > 0 ? models.With(ModelTuning.Load(tuning, models)) : models;
}

using Windhover.Core.Ingestion.Collection;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>One entry of <c>collections</c> in the configuration file: <c>name</c>, <c>collector</c>, and the collector's settings.</summary>
internal sealed class CollectionEntry(SettingsEntry entry)
{
    /// <summary>Name of the collection.</summary>
    public string Name => entry.Name;

    /// <summary>Reads the list.</summary>
    /// <exception cref="ConfigurationException">An entry is wrong, or two have one name.</exception>
    public static IReadOnlyList<CollectionEntry> Read(string path, YamlNode value) => [.. SettingsEntry.Read(path, "collections", "collector", value).Select(e => new CollectionEntry(e))];

    /// <summary>The collection as its collector wants it.</summary>
    /// <exception cref="ConfigurationException">There is no such collector, or a setting is missing or wrong.</exception>
    public CollectionPlan Plan(CollectorCatalogue collectors)
    {
        var found = collectors.Find(entry.Of) ?? throw entry.Unknown();
        try
        {
            return CollectionPlan.Of(found, Name, entry.Written);
        }
        catch (CollectorSettingsException wrong)
        {
            throw Wrong(wrong);
        }
    }

    /// <summary>Says where in the file a wrong setting stands.</summary>
    public ConfigurationException Wrong(CollectorSettingsException wrong) => entry.Wrong(wrong);
}

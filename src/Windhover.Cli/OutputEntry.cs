using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>One entry of <c>outputs</c> in the configuration file: <c>name</c>, <c>kind</c>, and the settings of that kind.</summary>
internal sealed class OutputEntry(SettingsEntry entry)
{
    /// <summary>Its name.</summary>
    public string Name => entry.Name;

    /// <summary>Reads the list.</summary>
    /// <exception cref="ConfigurationException">An entry is wrong, or two have one name.</exception>
    public static IReadOnlyList<OutputEntry> Read(string path, YamlNode value) => [.. SettingsEntry.Read(path, "outputs", "kind", value, "output").Select(e => new OutputEntry(e))];

    /// <summary>The output, set up; it has called nothing yet.</summary>
    /// <exception cref="ConfigurationException">There is no such kind, or a setting is missing or wrong.</exception>
    public OutputPlan Open(OutputKinds kinds, TimeProvider clock)
    {
        var kind = kinds.Find(entry.Of) ?? throw entry.Unknown();
        try
        {
            return OutputPlan.Open(kind, entry.Name, entry.Written, clock);
        }
        catch (CollectorSettingsException wrong)
        {
            throw entry.Wrong(wrong);
        }
    }
}

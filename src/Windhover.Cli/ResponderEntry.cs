using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Deciding;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>One entry of <c>responders</c> in the configuration file: <c>name</c>, <c>responder</c>, and the responder's settings.</summary>
internal sealed class ResponderEntry(SettingsEntry entry)
{
    /// <summary>Reads the list.</summary>
    /// <exception cref="ConfigurationException">An entry is wrong, or two have one name.</exception>
    public static IReadOnlyList<ResponderEntry> Read(string path, YamlNode value) => [.. SettingsEntry.Read(path, "responders", "responder", value).Select(e => new ResponderEntry(e))];

    /// <summary>The connection, set up; it has called nothing yet.</summary>
    /// <exception cref="ConfigurationException">There is no such responder, or a setting is missing or wrong.</exception>
    public NamedConnection Open(ActionCatalogue actions, TimeProvider clock)
    {
        var found = actions.Responder(entry.Of) ?? throw entry.Unknown();
        try
        {
            return new NamedConnection(entry.Name, entry.Of, found.Open(CollectionPlan.Fill(entry.Of, found.Descriptor.Settings, entry.Name, entry.Written), clock));
        }
        catch (CollectorSettingsException wrong)
        {
            throw entry.Wrong(wrong);
        }
    }
}

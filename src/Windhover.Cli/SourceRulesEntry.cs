using Windhover.Server.Sources;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>The mapping <c>console_sources</c> in the configuration file: <c>files</c>, <c>allow_private</c>.</summary>
internal static class SourceRulesEntry
{
    /// <summary>Reads the mapping.</summary>
    /// <exception cref="ConfigurationException">It is none, or something in it is wrong.</exception>
    public static SourceRules Read(string path, YamlNode value)
    {
        var settings = new YamlSettings(path, "console_sources", value, "files", "allow_private");
        var isAllowed = settings.Text("allow_private") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw settings.Wrong("allow_private", "allow_private is true or false"),
        };
        return new SourceRules { Files = settings.Text("files") is { } folder ? Path.GetFullPath(folder) : "", AllowPrivate = isAllowed };
    }
}

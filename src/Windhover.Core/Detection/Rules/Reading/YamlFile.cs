using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>Reads the one document of a YAML file.</summary>
internal static class YamlFile
{
    /// <exception cref="ModelException">The text is no YAML, or not exactly one document.</exception>
    public static YamlNode Read(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new ModelException(new ModelPlace(file, (int)e.Start.Line, (int)e.Start.Column), $"not valid YAML: {Words(e)}");
        }

        return stream.Documents.Count == 1
            ? stream.Documents[0].RootNode
            : throw new ModelException(new ModelPlace(file, 1, 1), "expected one YAML document in the file");
    }

    private static string Words(YamlException e) => (e.InnerException ?? e).Message.Split('\n')[0].TrimEnd();
}

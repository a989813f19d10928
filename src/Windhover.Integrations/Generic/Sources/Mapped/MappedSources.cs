using System.Text;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>The mappings that a user wrote for JSON logs of their own: files that end in <c>.yaml</c>, in folders and all below them.</summary>
public static class MappedSources
{
    /// <summary>Reads mappings.</summary>
    /// <param name="paths">Files, or folders.</param>
    /// <param name="shipped">The sources that are there already, whose names are taken.</param>
    /// <exception cref="MappingException">A mapping is wrong, or a name is taken; names every problem there is.</exception>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    public static IReadOnlyList<ILogSource> Load(IEnumerable<string> paths, SourceCatalogue? shipped = null) => [.. Read(paths, shipped).Select(m => new MappedSource(m))];

    /// <summary>Reads mappings and runs the samples inside them.</summary>
    /// <exception cref="MappingException">As <see cref="Load"/>.</exception>
    public static IReadOnlyList<MappingResult> Test(IEnumerable<string> paths, SourceCatalogue? shipped = null) => [.. Read(paths, shipped).SelectMany(MappingTester.Run)];

    private static List<Mapping> Read(IEnumerable<string> paths, SourceCatalogue? shipped)
    {
        var mappings = new List<Mapping>();
        var problems = new List<string>();
        foreach (var file in paths.SelectMany(Files))
        {
            try
            {
                var mapping = MappingReader.Read(file, File.ReadAllText(file, Encoding.UTF8));
                if (shipped?.Find(mapping.Name) is not null) problems.Add($"{file}: the name '{mapping.Name}' is taken by a source that ships");
                else if (mappings.Exists(m => m.Name == mapping.Name)) problems.Add($"{file}: the name '{mapping.Name}' is taken by another mapping");
                else mappings.Add(mapping);
            }
            catch (MappingException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
        }

        return problems.Count == 0 ? mappings : throw new MappingException(problems);
    }

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : throw new FileNotFoundException($"there is no file or folder '{path}'", path);
}

using System.Reflection;
using Windhover.Core.Ingestion;

namespace Windhover.Testing.Sources;

/// <summary>The samples of every source, found in the source tree: <c>src/Windhover.Integrations/**/Sources/LOG/Samples</c>.</summary>
public static class SourceSamples
{
    /// <summary>The assembly whose sources are meant.</summary>
    public static Assembly Integrations { get; } = Assembly.Load("Windhover.Integrations");

    /// <summary>Every source.</summary>
    public static SourceCatalogue Catalogue { get; } = SourceCatalogue.In(Integrations);

    /// <summary>Every sample of every source, by path.</summary>
    public static IReadOnlyList<SourceSample> All { get; } = [.. Catalogue.All.SelectMany(Of)];

    /// <summary>The folder of a source: its namespace, as folders.</summary>
    public static string Folder(ILogSource source)
    {
        var assembly = Integrations.GetName().Name!;
        var inside = source.GetType().Namespace![assembly.Length..].Trim('.').Replace('.', Path.DirectorySeparatorChar);
        return Path.Combine(RepositoryTree.Root, "src", assembly, inside);
    }

    /// <summary>The samples of one source.</summary>
    public static IEnumerable<SourceSample> Of(ILogSource source)
    {
        var samples = Path.Combine(Folder(source), "Samples");
        return !Directory.Exists(samples)
            ? []
            : Directory.EnumerateFiles(samples, "*.in.*").Order(StringComparer.Ordinal).Select(path => new SourceSample(source, path));
    }
}

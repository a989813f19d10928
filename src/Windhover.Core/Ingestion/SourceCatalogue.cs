using System.Reflection;

namespace Windhover.Core.Ingestion;

/// <summary>Every log source there is, found by walking assemblies; in the order of their names.</summary>
public sealed class SourceCatalogue
{
    private readonly Dictionary<string, ILogSource> byName;

    /// <param name="sources">The sources.</param>
    /// <exception cref="ArgumentException">Two sources have one name.</exception>
    public SourceCatalogue(IEnumerable<ILogSource> sources)
    {
        All = [.. sources.OrderBy(s => s.Descriptor.Name, StringComparer.Ordinal)];
        byName = All.ToDictionary(s => s.Descriptor.Name, StringComparer.Ordinal);
    }

    /// <summary>All sources, by name.</summary>
    public IReadOnlyList<ILogSource> All { get; }

    /// <summary>The sources whose classes stand in an assembly; a class without a parameterless constructor is made by whoever knows its parameters.</summary>
    public static SourceCatalogue In(Assembly assembly) => new(assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ILogSource)) && t.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Type.EmptyTypes) is not null)
        .Select(t => (ILogSource)Activator.CreateInstance(t, nonPublic: true)!));

    /// <summary>The source of a name, or null.</summary>
    public ILogSource? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The source that recognises a file's first bytes best, or null when none does.</summary>
    public ILogSource? Recognise(ReadOnlySpan<byte> head)
    {
        ILogSource? best = null;
        var bestScore = 0;
        foreach (var source in All)
        {
            var score = source.Recognise(head);
            if (score > bestScore) (best, bestScore) = (source, score);
        }

        return best;
    }
}

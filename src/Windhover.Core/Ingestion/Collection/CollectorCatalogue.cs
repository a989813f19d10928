using System.Reflection;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>Every collector there is, found by walking assemblies; in the order of their names.</summary>
public sealed class CollectorCatalogue
{
    private readonly Dictionary<string, ICollector> byName;

    /// <param name="collectors">The collectors.</param>
    /// <exception cref="ArgumentException">Two collectors have one name.</exception>
    public CollectorCatalogue(IEnumerable<ICollector> collectors)
    {
        All = [.. collectors.OrderBy(c => c.Descriptor.Name, StringComparer.Ordinal)];
        byName = All.ToDictionary(c => c.Descriptor.Name, StringComparer.Ordinal);
    }

    /// <summary>All collectors, by name.</summary>
    public IReadOnlyList<ICollector> All { get; }

    /// <summary>The collectors whose classes stand in an assembly.</summary>
    public static CollectorCatalogue In(Assembly assembly) => new(assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICollector)))
        .Select(t => (ICollector)Activator.CreateInstance(t, nonPublic: true)!));

    /// <summary>The collector of a name, or null.</summary>
    public ICollector? Find(string name) => byName.GetValueOrDefault(name);
}

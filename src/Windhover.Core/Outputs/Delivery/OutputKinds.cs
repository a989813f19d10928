using System.Reflection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>Every kind of output there is, by name.</summary>
public sealed class OutputKinds
{
    /// <param name="kinds">The kinds.</param>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public OutputKinds(IEnumerable<IOutputKind> kinds)
    {
        All = [.. kinds.OrderBy(k => k.Descriptor.Name, StringComparer.Ordinal)];
        if (All.Select(k => k.Descriptor.Name).Distinct(StringComparer.Ordinal).Count() < All.Count) throw new ArgumentException("two kinds of output have one name");
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<IOutputKind> All { get; }

    /// <summary>Those whose classes stand in an assembly.</summary>
    public static OutputKinds In(Assembly assembly) => new(assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOutputKind)))
        .Select(t => (IOutputKind)Activator.CreateInstance(t, nonPublic: true)!));

    /// <summary>The kind of a name, or null.</summary>
    public IOutputKind? Find(string name) => All.FirstOrDefault(k => k.Descriptor.Name == name);
}

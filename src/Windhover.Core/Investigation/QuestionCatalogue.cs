using System.Reflection;

namespace Windhover.Core.Investigation;

/// <summary>Every question that there is, by name.</summary>
internal static class QuestionCatalogue
{
    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<IQuestion> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IQuestion)))
            .Select(t => (IQuestion)Activator.CreateInstance(t)!).OrderBy(q => q.Id, StringComparer.Ordinal)];

    /// <summary>The question of a name, or null.</summary>
    public static IQuestion? Find(string id) => All.FirstOrDefault(q => q.Id == id);
}

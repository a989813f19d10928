using System.Reflection;

namespace Windhover.Core.Response.Actions;

/// <summary>Every responder and action there is, found by walking assemblies; in the order of their names.</summary>
public sealed class ActionCatalogue
{
    /// <param name="responders">The responders.</param>
    /// <param name="actions">Their actions.</param>
    /// <exception cref="ArgumentException">Two have one name, or an action's responder is not there.</exception>
    public ActionCatalogue(IEnumerable<IResponder> responders, IEnumerable<IAction> actions)
    {
        Responders = [.. responders.OrderBy(r => r.Descriptor.Name, StringComparer.Ordinal)];
        Actions = [.. actions.OrderBy(a => a.Descriptor.Name, StringComparer.Ordinal)];
        var names = Responders.Select(r => r.Descriptor.Name).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count) throw new ArgumentException("two responders have one name");
        if (Actions.Select(a => a.Descriptor.Name).Distinct(StringComparer.Ordinal).Count() < Actions.Count) throw new ArgumentException("two actions have one name");
        if (Actions.FirstOrDefault(a => !names.Contains(a.Descriptor.Responder, StringComparer.Ordinal)) is { } lost)
            throw new ArgumentException($"the action {lost.Descriptor.Name} names a responder that is not there: {lost.Descriptor.Responder}");
    }

    /// <summary>All responders, by name.</summary>
    public IReadOnlyList<IResponder> Responders { get; }

    /// <summary>All actions, by name.</summary>
    public IReadOnlyList<IAction> Actions { get; }

    /// <summary>Those whose classes stand in an assembly.</summary>
    public static ActionCatalogue In(Assembly assembly) => new(Made<IResponder>(assembly), Made<IAction>(assembly));

    /// <summary>The responder of a name, or null.</summary>
    public IResponder? Responder(string name) => Responders.FirstOrDefault(r => r.Descriptor.Name == name);

    /// <summary>The action of a name, or null.</summary>
    public IAction? Action(string name) => Actions.FirstOrDefault(a => a.Descriptor.Name == name);

    private static IEnumerable<T> Made<T>(Assembly assembly) => assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T)))
        .Select(t => (T)Activator.CreateInstance(t, nonPublic: true)!);
}

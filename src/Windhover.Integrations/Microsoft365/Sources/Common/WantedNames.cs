using Windhover.Core.Events;

namespace Windhover.Integrations.Microsoft365.Sources.Common;

/// <summary>
/// The fields that models ask for inside arrays of name and value, by the name: <c>Parameters.ForwardTo</c>, <c>OperationProperties.MailAccessType</c>,
/// <c>ModifiedProperties.Role.DisplayName.NewValue</c>.
/// </summary>
internal sealed class WantedNames
{
    private static readonly string[] Changed = [".NewValue", ".OldValue"];

    private readonly (byte[] Name, byte[] Property, Symbol Path)[] wanted;

    /// <param name="array">The array's own name.</param>
    /// <param name="paths">All paths that models ask for.</param>
    /// <param name="symbols">Where texts are kept.</param>
    public WantedNames(string array, IEnumerable<string> paths, SymbolTable symbols) =>
        wanted = [.. paths.Where(p => p.StartsWith(array + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(p => Split(p, array, symbols))];

    /// <summary>Adds those that an array has.</summary>
    public void Add(ReadOnlySpan<byte> array, NamedValues values, EventBuffer output)
    {
        if (wanted.Length == 0 || array.IsEmpty) return;
        foreach (var (name, property, path) in wanted)
        {
            var value = values.Find(array, name, property);
            if (!value.IsEmpty) output.AddAttribute(path, value);
        }
    }

    private static (byte[] Name, byte[] Property, Symbol Path) Split(string path, string array, SymbolTable symbols)
    {
        var name = path[(array.Length + 1)..];
        var change = Array.Find(Changed, c => name.Length > c.Length && name.EndsWith(c, StringComparison.Ordinal));
        if (change is not null) name = name[..^change.Length];
        return (System.Text.Encoding.UTF8.GetBytes(name), System.Text.Encoding.UTF8.GetBytes(change?[1..] ?? "Value"), symbols.Intern(path));
    }
}

using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Models by class and operation.</summary>
internal sealed class ActorIndex
{
    private readonly Dictionary<ulong, CompiledModel[]> byKey = [];

    public ActorIndex(IEnumerable<CompiledModel> models, SymbolTable symbols)
    {
        var keyed = models.Select(m => (Model: m, Operations: IndexKeys.Of(m.Model.Asks, "operation"))).ToArray();
        foreach (var type in keyed.SelectMany(m => m.Model.Model.Classes).Distinct())
        {
            var mine = keyed.Where(m => m.Model.Model.Classes.Contains(type)).ToArray();
            byKey[Key(type, default)] = [.. mine.Where(m => m.Operations is null).Select(m => m.Model)];
            foreach (var operation in mine.SelectMany(m => m.Operations ?? new HashSet<string>()).Distinct(StringComparer.Ordinal))
                byKey[Key(type, symbols.Intern(operation))] = [.. mine.Where(m => m.Operations?.Contains(operation) ?? true).Select(m => m.Model)];
        }
    }

    /// <summary>The models that may fire, in the order of their ids.</summary>
    public CompiledModel[] Find(EventClass type, Symbol operation) =>
        byKey.TryGetValue(Key(type, operation), out var found) || byKey.TryGetValue(Key(type, default), out found) ? found : [];

    private static ulong Key(EventClass type, Symbol operation) => (ulong)type << 32 | (uint)operation.Id;
}

using System.Globalization;
using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>
/// Names of applications: as the exporter's options named the id, or the id as <c>ENGINE:SELECTOR</c> (https://www.rfc-editor.org/rfc/rfc6759#section-4), whose
/// first byte is the engine. The ids that were written out are kept, so that a repeated one costs a look-up.
/// </summary>
internal sealed class ApplicationNames(SymbolTable symbols)
{
    private const int Most = 4096;
    private readonly Dictionary<ulong, Symbol> written = [];

    /// <summary>The name of an application of an exporter.</summary>
    public Symbol Of(ExporterDomain domain, ulong id)
    {
        if (domain.Applications.TryGetValue(id, out var name)) return name;
        if (written.TryGetValue(id, out name)) return name;
        var (engine, selector) = Parts(id);
        name = symbols.Intern(string.Create(CultureInfo.InvariantCulture, $"{engine}:{selector}"));
        if (written.Count < Most) written[id] = name;
        return name;
    }

    // The id is one byte of engine and one or more of selector, four in all as a rule.
    private static (ulong Engine, ulong Selector) Parts(ulong id)
    {
        var bytes = id <= uint.MaxValue ? 4 : (71 - System.Numerics.BitOperations.LeadingZeroCount(id)) / 8;
        var shift = (bytes - 1) * 8;
        return (id >> shift, id & ((1UL << shift) - 1));
    }
}

using System.Globalization;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Models by destination port: one read of an array per flow.</summary>
internal sealed class PortIndex
{
    private readonly ushort[] groupOfPort = new ushort[ushort.MaxValue + 1];
    private readonly List<CompiledModel[]> groups = [];

    public PortIndex(IEnumerable<CompiledModel> models)
    {
        var keyed = models.Select(m => (Model: m, Ports: IndexKeys.Of(m.Model.Asks, "destination_port")?.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToHashSet())).ToArray();
        groups.Add([.. keyed.Where(m => m.Ports is null).Select(m => m.Model)]);
        foreach (var port in keyed.SelectMany(m => m.Ports ?? []).Distinct().Where(p => p is >= 0 and <= ushort.MaxValue).Order())
        {
            groupOfPort[port] = (ushort)groups.Count;
            groups.Add([.. keyed.Where(m => m.Ports?.Contains(port) ?? true).Select(m => m.Model)]);
        }
    }

    /// <summary>The models that may fire, in the order of their ids.</summary>
    public CompiledModel[] Find(ushort port) => groups[groupOfPort[port]];
}

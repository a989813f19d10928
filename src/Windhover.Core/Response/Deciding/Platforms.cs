using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Deciding;

/// <summary>The connections that are set up, and what can be done over them.</summary>
/// <param name="actions">Every action there is.</param>
/// <param name="connections">The connections, in the order of the configuration; whoever made them disposes of them.</param>
public sealed class Platforms(ActionCatalogue actions, IReadOnlyList<NamedConnection> connections)
{
    /// <summary>The connections.</summary>
    public IReadOnlyList<NamedConnection> Connections => connections;

    /// <summary>Every action that can be called over one of them.</summary>
    public IEnumerable<(NamedConnection Connection, IAction Action)> Ways => connections.SelectMany(c => actions.Actions.Where(a => a.Descriptor.Responder == c.Responder).Select(a => (c, a)));

    /// <summary>The connection of a name, or null.</summary>
    public NamedConnection? Connection(string name) => connections.FirstOrDefault(c => c.Name == name);

    /// <summary>The action of a name, or null.</summary>
    public IAction? Action(string name) => actions.Action(name);

    /// <summary>Plans with the first that can, in the order of the configuration.</summary>
    /// <returns>The plan with who carries it out, or why nobody can.</returns>
    internal async Task<(PlacedPlan? Place, string Refusal)> PlanAsync(ActionRequest request, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        foreach (var (connection, action) in Ways.Where(w => w.Action.Descriptor.Kind == request.Wanted.Kind && w.Action.Descriptor.Of == request.Wanted.Entity.Type))
        {
            try
            {
                return (new PlacedPlan(action, connection.Name, await action.PlanAsync(connection.Connection, request, cancellation).ConfigureAwait(false)), "");
            }
            catch (Exception refused) when (refused is ActionRefusedException or ActionFailedException)
            {
                reasons.Add($"{connection.Name}: {refused.Message}");
            }
        }

        return (null, reasons.Count == 0 ? "no connection that is set up can do it." : string.Join(" ", reasons));
    }
}

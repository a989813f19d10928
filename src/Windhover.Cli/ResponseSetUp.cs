using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Policies;

namespace Windhover.Cli;

/// <summary>What the configuration says of the response: the policy, and the connections, which are closed with it.</summary>
internal sealed class ResponseSetUp(ResponsePolicy policy, Platforms platforms) : IAsyncDisposable
{
    /// <summary>What may be done.</summary>
    public ResponsePolicy Policy => policy;

    /// <summary>What is set up.</summary>
    public Platforms Platforms => platforms;

    /// <summary>Reads the policy and sets the connections up.</summary>
    /// <returns>Null where the configuration names no policy: then nothing is ever done.</returns>
    /// <exception cref="ConfigurationException">A responder or a setting is wrong, or there are responders and no policy.</exception>
    /// <exception cref="Core.Detection.Rules.ModelException">The policy is wrong.</exception>
    /// <exception cref="IOException">The policy cannot be read.</exception>
    public static ResponseSetUp? Of(Configuration configuration, TimeProvider clock)
    {
        if (configuration.Response.Length == 0)
            return configuration.Responders.Count == 0 ? null : throw new ConfigurationException("there are responders, and no policy says what they may do: name one with `response: FILE` (docs/howto/respond.md)");
        var policy = PolicyReader.Load(configuration.Response);
        var actions = Units.Actions();
        return new ResponseSetUp(policy, new Platforms(actions, [.. configuration.Responders.Select(r => r.Open(actions, clock))]));
    }

    /// <summary>Closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in platforms.Connections) await connection.Connection.DisposeAsync();
    }
}

using Windhover.Core.Outputs.Delivery;

namespace Windhover.Cli;

/// <summary>The outputs of a configuration, which are closed with it, and where their links lead.</summary>
/// <param name="plans">The outputs.</param>
/// <param name="console">The console's address, without a slash at its end.</param>
internal sealed class OutputSetUp(IReadOnlyList<OutputPlan> plans, string console) : IAsyncDisposable
{
    /// <summary>The outputs, in the order of the file.</summary>
    public IReadOnlyList<OutputPlan> Plans => plans;

    /// <summary>The console's address, without a slash at its end.</summary>
    public string Console => console;

    /// <summary>Sets them up.</summary>
    /// <returns>Null where the configuration names none.</returns>
    /// <exception cref="ConfigurationException">A kind or a setting is wrong.</exception>
    public static OutputSetUp? Of(Configuration configuration, TimeProvider clock)
    {
        if (configuration.Outputs.Count == 0) return null;
        var kinds = Units.Outputs();
        return new OutputSetUp([.. configuration.Outputs.Select(o => o.Open(kinds, clock))], ConsoleOf(configuration));
    }

    /// <summary>Where links of a configuration's messages lead.</summary>
    public static string ConsoleOf(Configuration configuration) => (configuration.PublicUrl.Length > 0 ? configuration.PublicUrl : configuration.Url).TrimEnd('/');

    /// <summary>Closes them.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var plan in plans) await plan.DisposeAsync();
    }
}

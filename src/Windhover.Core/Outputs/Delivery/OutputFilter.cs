using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Stores;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>Of which incidents an output is told. It decides on the first message alone: what was told once is told to its end.</summary>
public sealed record OutputFilter
{
    /// <summary>At least this severe. The default is all.</summary>
    public Severity AtLeast { get; init; }

    /// <summary>One of these verdicts; empty, the default, for all.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>From logs of one of these providers, by the first part of a source's name; empty, the default, for all.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>Reads it.</summary>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public static OutputFilter Of(CollectorSettings settings) => new()
    {
        AtLeast = Named<Severity>(OutputSettings.AtLeast, settings[OutputSettings.AtLeast]),
        Verdicts = [.. settings.List(OutputSettings.Verdicts).Select(v => Named<Verdict>(OutputSettings.Verdicts, v))],
        Providers = settings.List(OutputSettings.Providers),
    };

    /// <summary>True when the incident is one of them.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="state">Has its alerts, whose records say where they come from.</param>
    public bool Passes(Incident incident, IStateStore state) =>
        incident.Severity >= AtLeast
        && (Verdicts.Count == 0 || Verdicts.Contains(incident.Verdict))
        && (Providers.Count == 0 || incident.Alerts.Select(state.Alert).OfType<Alert>().SelectMany(a => a.Evidence).Any(e => Providers.Contains(e.Source.Split('.')[0], StringComparer.Ordinal)));

    private static T Named<T>(string setting, string text)
        where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(n => n.ToLowerInvariant() == text) is { } name
            ? Enum.Parse<T>(name)
            : throw new CollectorSettingsException(setting, $"expected {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}");
}

using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>An output that a user asked for, set up.</summary>
public sealed class OutputPlan : IAsyncDisposable
{
    private const int ShortestSecret = 4;

    /// <summary>Its own name, unique in the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind.</summary>
    public required OutputKindDescriptor Kind { get; init; }

    /// <summary>The way itself.</summary>
    public required IOutput Output { get; init; }

    /// <summary>What it is told of. The default is everything.</summary>
    public OutputFilter Filter { get; init; } = new();

    /// <summary>Whether it is told of actions. The default is true.</summary>
    public bool Actions { get; init; } = true;

    /// <summary>Messages an hour; 0, the default, for no limit.</summary>
    public int AnHour { get; init; }

    /// <summary>What must never be shown. The default is nothing.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Fills in defaults, fetches secrets, and sets it up; nothing is called yet.</summary>
    /// <exception cref="CollectorSettingsException">A setting is unknown, missing or wrong, or a secret cannot be fetched.</exception>
    public static OutputPlan Open(IOutputKind kind, string name, IReadOnlyDictionary<string, string> written, TimeProvider clock)
    {
        var known = kind.Descriptor.AllSettings;
        var settings = CollectionPlan.Fill(kind.Descriptor.Name, known, name, written);
        return new OutputPlan
        {
            Name = name,
            Kind = kind.Descriptor,
            Filter = OutputFilter.Of(settings),
            Actions = settings.Flag(OutputSettings.Actions),
            AnHour = settings.Number(OutputSettings.AnHour, 0, 3600),
            Secrets = [.. known.Where(s => s.IsSecret).SelectMany(s => settings[s.Name].Split('\n')).Where(s => s.Length >= ShortestSecret)],
            Output = kind.Open(settings, clock),
        };
    }

    /// <summary>A text in which no secret stands, on one line, at most 300 letters.</summary>
    public string Safe(string text)
    {
        foreach (var secret in Secrets) text = text.Replace(secret, "***", StringComparison.Ordinal);
        return OutputText.OneLine(text, 300);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Output.DisposeAsync();
}

namespace Windhover.Core.Ingestion.Collection;

/// <summary>A collection that a user asked for.</summary>
/// <param name="Collector">Who does it.</param>
/// <param name="Settings">How.</param>
public sealed record CollectionPlan(ICollector Collector, CollectorSettings Settings)
{
    /// <summary>Fills in defaults and fetches secrets.</summary>
    /// <param name="collector">Who does it.</param>
    /// <param name="name">The collection's own name.</param>
    /// <param name="written">What the user wrote.</param>
    /// <exception cref="CollectorSettingsException">A setting is not one of the collector's, is missing, or a secret cannot be fetched.</exception>
    public static CollectionPlan Of(ICollector collector, string name, IReadOnlyDictionary<string, string> written)
    {
        var known = collector.Descriptor.Settings;
        foreach (var key in written.Keys)
        {
            if (known.All(s => s.Name != key)) throw new CollectorSettingsException(key, $"{collector.Descriptor.Name} has no such setting; it has {string.Join(", ", known.Select(s => s.Name))}");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in known)
        {
            var value = written.GetValueOrDefault(setting.Name) ?? setting.Default ?? throw new CollectorSettingsException(setting.Name, "must be set");
            values[setting.Name] = setting.IsSecret ? Secret(setting.Name, value) : value;
        }

        return new CollectionPlan(collector, new CollectorSettings(name, values));
    }

    // A list may hold several secrets, one a line.
    private static string Secret(string setting, string written) => string.Join('\n', written.Split('\n').Select(one => OneSecret(setting, one)));

    private static string OneSecret(string setting, string written)
    {
        if (written.StartsWith("env:", StringComparison.Ordinal))
        {
            return Environment.GetEnvironmentVariable(written[4..]) is { Length: > 0 } value ? value : throw new CollectorSettingsException(setting, $"the environment has no variable {written[4..]}");
        }

        if (!written.StartsWith("file:", StringComparison.Ordinal)) return written;
        try
        {
            return File.ReadAllText(written[5..]).TrimEnd('\r', '\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CollectorSettingsException(setting, $"the file {written[5..]} cannot be read");
        }
    }
}

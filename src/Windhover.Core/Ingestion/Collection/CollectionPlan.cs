namespace Windhover.Core.Ingestion.Collection;

/// <summary>A collection that a user asked for.</summary>
/// <param name="Collector">Who does it.</param>
/// <param name="Settings">How.</param>
public sealed record CollectionPlan(ICollector Collector, CollectorSettings Settings)
{
    private const int ShortestSecret = 4;

    /// <summary>A text without the secrets among the settings: the other side may repeat what it was sent.</summary>
    public string WithoutSecrets(string text)
    {
        if (text.Length == 0) return text;
        var secrets = Collector.Descriptor.Settings.Where(s => s.IsSecret).SelectMany(s => Settings[s.Name].Split('\n')).Select(s => s.Trim()).Where(s => s.Length >= ShortestSecret);
        return secrets.OrderByDescending(s => s.Length).Aggregate(text, (said, secret) => said.Replace(secret, "[redacted]", StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), "[redacted]", StringComparison.Ordinal));
    }

    /// <summary>Fills in defaults and fetches secrets.</summary>
    /// <param name="collector">Who does it.</param>
    /// <param name="name">The collection's own name.</param>
    /// <param name="written">What the user wrote.</param>
    /// <exception cref="CollectorSettingsException">A setting is not one of the collector's, is missing, or a secret cannot be fetched.</exception>
    public static CollectionPlan Of(ICollector collector, string name, IReadOnlyDictionary<string, string> written) =>
        new(collector, Fill(collector.Descriptor.Name, collector.Descriptor.Settings, name, written));

    /// <summary>Fills in the defaults of settings and fetches secrets.</summary>
    /// <param name="of">Whose settings, by name, for errors.</param>
    /// <param name="known">The settings.</param>
    /// <param name="name">The name that the user gave.</param>
    /// <param name="written">What the user wrote.</param>
    /// <exception cref="CollectorSettingsException">A setting is unknown or missing, or a secret cannot be fetched.</exception>
    public static CollectorSettings Fill(string of, IReadOnlyList<CollectorSetting> known, string name, IReadOnlyDictionary<string, string> written)
    {
        foreach (var key in written.Keys)
        {
            if (known.All(s => s.Name != key)) throw new CollectorSettingsException(key, $"{of} has no such setting; it has {string.Join(", ", known.Select(s => s.Name))}");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in known)
        {
            var value = written.GetValueOrDefault(setting.Name) ?? setting.Default ?? throw new CollectorSettingsException(setting.Name, "must be set");
            values[setting.Name] = setting.IsSecret ? Secret(setting.Name, value) : value;
        }

        return new CollectorSettings(name, values);
    }

    // A list may hold several secrets, one a line.
    private static string Secret(string setting, string written) => string.Join('\n', written.Split('\n').Select(one => SecretSetting.Read(setting, one)));
}

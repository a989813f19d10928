namespace Windhover.Core.Ingestion.Collection;

/// <summary>A secret as a user writes it into the configuration: <c>env:NAME</c>, <c>file:PATH</c>, or itself.</summary>
public static class SecretSetting
{
    /// <summary>Fetches it.</summary>
    /// <param name="setting">Name of the setting.</param>
    /// <param name="written">What the user wrote.</param>
    /// <exception cref="CollectorSettingsException">The variable is not set or empty, or the file cannot be read.</exception>
    public static string Read(string setting, string written)
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

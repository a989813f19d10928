using Windhover.Core.Ingestion.Collection;
using Windhover.Storage.PostgreSql;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>The mapping <c>state</c> in the configuration file: <c>postgresql</c> and <c>password</c>. Without it, the state is in files of the data folder.</summary>
internal sealed class StateEntry
{
    private readonly YamlSettings settings;

    private StateEntry(YamlSettings settings) => this.settings = settings;

    /// <summary>Reads the mapping.</summary>
    /// <exception cref="ConfigurationException">It is none, or something in it is wrong.</exception>
    public static StateEntry Read(string path, YamlNode value)
    {
        var entry = new StateEntry(new YamlSettings(path, "state", value, "postgresql", "password"));
        entry.Address(password: null);
        return entry;
    }

    /// <summary>The place, with the password fetched; nothing connects to it yet.</summary>
    /// <exception cref="ConfigurationException">The password cannot be fetched.</exception>
    public PostgreSqlPlace Open() => new(Address());

    /// <summary>The address, with the password fetched.</summary>
    /// <exception cref="ConfigurationException">The password cannot be fetched.</exception>
    public PostgreSqlAddress Address() => Address(Password());

    private PostgreSqlAddress Address(string? password)
    {
        try
        {
            return PostgreSqlAddress.Parse(settings.Must("postgresql"), password);
        }
        catch (ArgumentException wrong)
        {
            throw settings.Wrong("postgresql", wrong.Message);
        }
    }

    private string? Password()
    {
        if (settings.Text("password") is not { } text) return null;
        if (!text.StartsWith("env:", StringComparison.Ordinal) && !text.StartsWith("file:", StringComparison.Ordinal)) throw settings.Wrong("password", "password is env:NAME or file:PATH, not the password itself");
        try
        {
            return SecretSetting.Read("password", text);
        }
        catch (CollectorSettingsException wrong)
        {
            throw settings.Wrong("password", wrong.Message);
        }
    }
}

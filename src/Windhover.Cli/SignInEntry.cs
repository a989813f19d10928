using Windhover.Core.Access;
using Windhover.Core.Ingestion.Collection;
using Windhover.Server.Authentication;
using Windhover.Server.Authentication.OpenId;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>The mapping <c>sign_in</c> in the configuration file: <c>idle_minutes</c>, <c>longest_hours</c>, <c>codes</c>, <c>provider</c>.</summary>
internal sealed class SignInEntry
{
    private static readonly SignInOptions Usual = new() { KeyFolder = "" };
    private readonly TimeSpan idle = Usual.Idle;
    private readonly TimeSpan longest = Usual.Longest;
    private readonly bool needsCodes;
    private readonly YamlSettings? provider;

    /// <summary>All defaults.</summary>
    public SignInEntry()
    {
    }

    private SignInEntry(YamlSettings settings)
    {
        idle = TimeSpan.FromMinutes(settings.Number("idle_minutes", idle.TotalMinutes, 1, 10_080));
        longest = TimeSpan.FromHours(settings.Number("longest_hours", longest.TotalHours, 0.1, 720));
        needsCodes = (settings.Text("codes") ?? "optional") switch
        {
            "required" => true,
            "optional" => false,
            _ => throw settings.Wrong("codes", "codes is required or optional"),
        };
        provider = settings.Below("provider", "issuer", "client_id", "client_secret", "console", "name", "name_claim", "roles_claim", "roles", "scopes");
    }

    /// <summary>Reads the mapping.</summary>
    /// <exception cref="ConfigurationException">It is none, or something in it is wrong.</exception>
    public static SignInEntry Read(string path, YamlNode value) => new(new YamlSettings(path, "sign_in", value, "idle_minutes", "longest_hours", "codes", "provider"));

    /// <summary>The options, with the secret of the provider fetched.</summary>
    /// <param name="dataFolder">Where the keys go.</param>
    /// <exception cref="ConfigurationException">A setting of the provider is missing or wrong.</exception>
    public SignInOptions Open(string dataFolder) => new()
    {
        KeyFolder = Path.Combine(dataFolder, "keys"),
        Idle = idle,
        Longest = longest,
        NeedsCodes = needsCodes,
        OpenId = provider is null ? null : Provider(provider),
    };

    private static OpenIdOptions Provider(YamlSettings settings) => new()
    {
        Issuer = Safe(settings, "issuer"),
        ClientId = settings.Must("client_id"),
        ClientSecret = Secret(settings),
        Console = Safe(settings, "console"),
        Name = settings.Text("name") ?? "",
        NameClaim = settings.Text("name_claim") ?? "preferred_username",
        RolesClaim = settings.Text("roles_claim") ?? "groups",
        Roles = settings.Texts("roles").ToDictionary(r => r.Key, r => Enum.TryParse<Role>(r.Value, ignoreCase: true, out var role) && !char.IsDigit(r.Value[0])
            ? role
            : throw settings.Wrong("roles", $"'{r.Value}' is no role; there are viewer, analyst, responder, administrator"), StringComparer.Ordinal),
        Scopes = settings.List("scopes") ?? ["profile"],
    };

    // Over plain http the identity of people would be whatever the network says; only this machine may speak it.
    private static Uri Safe(YamlSettings settings, string setting) =>
        Uri.TryCreate(settings.Must(setting), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw settings.Wrong(setting, $"{setting} is an address that begins with https://");

    private static string Secret(YamlSettings settings)
    {
        var text = settings.Must("client_secret");
        if (!text.StartsWith("env:", StringComparison.Ordinal) && !text.StartsWith("file:", StringComparison.Ordinal)) throw settings.Wrong("client_secret", "client_secret is env:NAME or file:PATH, not the secret itself");
        try
        {
            return SecretSetting.Read("client_secret", text);
        }
        catch (CollectorSettingsException wrong)
        {
            throw settings.Wrong("client_secret", wrong.Message);
        }
    }
}

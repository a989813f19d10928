using System.Net;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.LanguageModels;

/// <summary>Which language model words accounts, and where.</summary>
public sealed record ChatCompletionsOptions
{
    /// <summary>How long one try may take unless it is said: 60 seconds.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(60);

    /// <summary>Where the interface begins, as <c>https://models.example/v1</c>: <c>/chat/completions</c> is put behind it. https, or http to this machine.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Name of the model, as the endpoint knows it; up to 100 printable characters.</summary>
    public required string Model { get; init; }

    /// <summary>Sent as <c>Authorization: Bearer</c>. The default is "": none is sent.</summary>
    public string Key { get; init; } = "";

    /// <summary>How long one try may take. The default is 60 seconds.</summary>
    public TimeSpan Patience { get; init; } = DefaultPatience;

    /// <summary>Looks whether it can work.</summary>
    /// <exception cref="CollectorSettingsException">Something is missing or unsafe; <see cref="CollectorSettingsException.Setting"/> names it as in the configuration: base_url, model, key.</exception>
    public void Verify()
    {
        if (!BaseUrl.IsAbsoluteUri || BaseUrl.Scheme is not ("https" or "http")) throw new CollectorSettingsException("base_url", "expected an address that begins with https://");
        if (BaseUrl.Scheme == "http" && !IsThisMachine) throw new CollectorSettingsException("base_url", "what is in an account must not travel in the clear: expected https://, or http:// to this machine");
        if (BaseUrl.UserInfo.Length > 0 || BaseUrl.Query.Length > 0 || BaseUrl.Fragment.Length > 0) throw new CollectorSettingsException("base_url", "expected no name, password, query or fragment");
        if (Model.Length is 0 or > 100 || !Model.All(c => c is > ' ' and < (char)127)) throw new CollectorSettingsException("model", "expected up to 100 printable characters without spaces");
        if (!Key.All(c => c is > ' ' and < (char)127)) throw new CollectorSettingsException("key", "expected printable characters without spaces");
    }

    /// <summary>True when the endpoint is on this machine.</summary>
    internal bool IsThisMachine => BaseUrl.Host is "localhost" || (IPAddress.TryParse(BaseUrl.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Where it is asked.</summary>
    internal Uri Address => new(BaseUrl.AbsoluteUri.TrimEnd('/') + "/chat/completions");
}

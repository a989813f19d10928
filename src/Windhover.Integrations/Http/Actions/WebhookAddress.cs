using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Where and how a receiver is called. Nothing but the action's id, whose letters are known to be harmless, gets into an address.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Template">The address, with <c>{{action_id}}</c> where the id goes.</param>
internal sealed record WebhookAddress(HttpMethod Method, string Template)
{
    private const string Id = "{{action_id}}";

    /// <summary>Reads an address and its method.</summary>
    /// <exception cref="CollectorSettingsException">One of them is wrong.</exception>
    public static WebhookAddress Of(CollectorSettings settings, string setting, string methodSetting, params string[] methods)
    {
        var method = methodSetting.Length > 0 ? settings[methodSetting] : methods[0];
        if (!methods.Contains(method, StringComparer.Ordinal)) throw new CollectorSettingsException(methodSetting, $"expected one of {string.Join(", ", methods)}");
        var text = settings[setting];
        if (!Uri.TryCreate(text.Replace(Id, "x", StringComparison.Ordinal), UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || !IsSafe(address)) throw new CollectorSettingsException(setting, "expected an address that begins with https://, or http:// on this machine");
        if (text.Contains(Id, StringComparison.Ordinal) && text.IndexOf(Id, StringComparison.Ordinal) < address.GetLeftPart(UriPartial.Authority).Length) throw new CollectorSettingsException(setting, "{{action_id}} may stand in the path or the query only");
        if (text.Replace(Id, "", StringComparison.Ordinal).Contains("{{", StringComparison.Ordinal)) throw new CollectorSettingsException(setting, "only {{action_id}} may stand in an address");
        return new WebhookAddress(new HttpMethod(method), text);
    }

    /// <summary>The address for one action.</summary>
    public Uri For(string actionId) => new(Template.Replace(Id, Uri.EscapeDataString(actionId), StringComparison.Ordinal));

    /// <summary>For people: without a query, which may hold a secret.</summary>
    public string Shown(string actionId) => $"{Method.Method} {For(actionId).GetLeftPart(UriPartial.Path)}";

    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}

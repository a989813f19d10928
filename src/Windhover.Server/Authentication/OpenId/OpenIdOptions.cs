using Windhover.Core.Access;

namespace Windhover.Server.Authentication.OpenId;

/// <summary>The identity provider through which people may sign in (https://openid.net/specs/openid-connect-core-1_0.html, the authorisation code flow with PKCE).</summary>
public sealed record OpenIdOptions
{
    /// <summary>Its issuer, https; its description lies below it at <c>.well-known/openid-configuration</c>.</summary>
    public required Uri Issuer { get; init; }

    /// <summary>What it calls us.</summary>
    public required string ClientId { get; init; }

    /// <summary>What we prove it with.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Where people reach the console; it sends them back to <c>/sign-in/provider/back</c> below.</summary>
    public required Uri Console { get; init; }

    /// <summary>What the button calls it. The default is the host of the issuer.</summary>
    public string Name { get => field.Length > 0 ? field : Issuer.Host; init; } = "";

    /// <summary>The claim of the identity token that names the user. The default is <c>preferred_username</c>.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim of the identity token that says what the user may do: a text, or a list of texts. The default is <c>groups</c>.</summary>
    public string RolesClaim { get; init; } = "groups";

    /// <summary>The roles by what the claim holds; of several the highest counts, and whoever has none stays outside.</summary>
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    /// <summary>What is asked for besides <c>openid</c>. The default is <c>profile</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["profile"];
}

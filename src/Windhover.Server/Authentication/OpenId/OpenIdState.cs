namespace Windhover.Server.Authentication.OpenId;

/// <summary>What one sign-in remembers while the browser is at the provider.</summary>
/// <param name="State">Comes back with the browser.</param>
/// <param name="Nonce">Comes back in the identity token.</param>
/// <param name="Verifier">Proves to the provider that who fetches the token is who asked.</param>
/// <param name="Until">From when on it counts no more, epoch milliseconds.</param>
/// <param name="To">The page to go to afterwards.</param>
internal sealed record OpenIdState(string State, string Nonce, string Verifier, long Until, string To)
{
    /// <summary>One for a new sign-in.</summary>
    internal static OpenIdState New(long until, string to) => new(Secrets.Make(), Secrets.Make(), Secrets.Make(), until, to);

    /// <summary>As one text; no part but the last holds a space.</summary>
    public override string ToString() => $"{State} {Nonce} {Verifier} {Until} {To}";

    /// <summary>Reads <see cref="ToString"/>; null for anything else.</summary>
    internal static OpenIdState? Read(string? text) =>
        text?.Split(' ', 5) is [var state, var nonce, var verifier, var until, var to] && long.TryParse(until, System.Globalization.CultureInfo.InvariantCulture, out var time) ? new(state, nonce, verifier, time, to) : null;
}

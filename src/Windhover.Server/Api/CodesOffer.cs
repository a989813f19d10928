namespace Windhover.Server.Api;

/// <summary>A secret for one-time codes, which counts once a code of it was given back. It is shown this once.</summary>
/// <param name="Secret">Base32, to be typed into an authenticator app.</param>
/// <param name="Uri">The same as an <c>otpauth:</c> address, to be shown as a QR code.</param>
public sealed record CodesOffer(string Secret, string Uri);

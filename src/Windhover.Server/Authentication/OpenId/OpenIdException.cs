namespace Windhover.Server.Authentication.OpenId;

/// <summary>Somebody could not sign in at the identity provider; the message says why, for the audit log.</summary>
internal sealed class OpenIdException(string message) : Exception(message);

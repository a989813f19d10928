namespace Windhover.Server.Api;

/// <summary>Hands a new password out.</summary>
/// <param name="Codes">True takes the one-time codes away too, for who lost the device.</param>
public sealed record ResetRequest(bool? Codes = null) : IRequestBody;

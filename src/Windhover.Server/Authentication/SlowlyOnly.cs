namespace Windhover.Server.Authentication;

/// <summary>Metadata of endpoints at which secrets could be guessed: few requests a minute.</summary>
internal sealed record SlowlyOnly;

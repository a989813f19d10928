using Windhover.Core.Access;

namespace Windhover.Server.Api;

/// <summary>Changes a user; what is left out stays.</summary>
/// <param name="Role">What the user may do.</param>
/// <param name="IsDisabled">True for who may not sign in: all sessions end.</param>
/// <param name="Unlock">True ends a lock-out.</param>
public sealed record UserChangeRequest(Role? Role = null, bool? IsDisabled = null, bool? Unlock = null) : IRequestBody;

using Windhover.Core.Access;

namespace Windhover.Server.Api;

/// <summary>One of one's own sessions.</summary>
/// <param name="SessionId">Its name.</param>
/// <param name="Means">How one signed in.</param>
/// <param name="CreatedAt">When, epoch milliseconds.</param>
/// <param name="LastUsed">The last request, epoch milliseconds, to the minute.</param>
/// <param name="ExpiresAt">Its end, epoch milliseconds.</param>
/// <param name="Address">The address that signed in.</param>
/// <param name="Agent">What the browser calls itself.</param>
/// <param name="Current">True for the session that asks.</param>
public sealed record OwnSession(string SessionId, SignInMeans Means, long CreatedAt, long LastUsed, long ExpiresAt, string Address, string Agent, bool Current);

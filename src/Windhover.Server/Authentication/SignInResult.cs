using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>What became of a try to sign in.</summary>
/// <param name="User">Who is in; null when nobody is.</param>
/// <param name="Means">How.</param>
/// <param name="NeedsCode">True when only the one-time code is missing.</param>
/// <param name="Reason">Why not, for the audit log only.</param>
/// <param name="LockedOut">True when this try locked the user out.</param>
internal sealed record SignInResult(User? User, SignInMeans Means = SignInMeans.None, bool NeedsCode = false, string Reason = "", bool LockedOut = false);

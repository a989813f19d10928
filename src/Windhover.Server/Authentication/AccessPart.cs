using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>The access store of the server.</summary>
/// <param name="Store">Null where nobody is asked to sign in.</param>
internal sealed record AccessPart(IAccessStore? Store);

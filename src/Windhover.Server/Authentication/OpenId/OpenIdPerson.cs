using Windhover.Core.Access;

namespace Windhover.Server.Authentication.OpenId;

/// <summary>Who an identity token says somebody is.</summary>
/// <param name="Subject">As in <see cref="User.Subject"/>.</param>
/// <param name="Name">The name; "" where the claim is missing.</param>
/// <param name="Role">The highest role; null for none.</param>
internal sealed record OpenIdPerson(string Subject, string Name, Role? Role);

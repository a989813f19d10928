using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Who may call an endpoint, as its metadata; what is given later adds to what was given before.</summary>
/// <param name="Role">The least role; null for anybody, signed in or not.</param>
/// <param name="PeopleOnly">True when no token will do.</param>
/// <param name="First">True when it may be called before <see cref="SignedIn.Must"/> is done.</param>
internal sealed record Clearance(Role? Role, bool PeopleOnly = false, bool First = false)
{
    /// <summary>The clearance of an endpoint. Reads that say nothing are for viewers; anything else that says nothing is for administrators, so that nothing is open by being forgotten.</summary>
    internal static Clearance Of(IEnumerable<object> metadata, string method) =>
        metadata.OfType<Clearance>().LastOrDefault() ?? new(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? Core.Access.Role.Viewer : Core.Access.Role.Administrator);
}

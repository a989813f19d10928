using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Says beside an endpoint who may call it.</summary>
internal static class ClearanceEndpoints
{
    /// <summary>Only those with at least this role.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="role">The least role.</param>
    /// <param name="peopleOnly">True when no token will do.</param>
    /// <param name="first">True when it is one of the steps that must be done before anything else.</param>
    internal static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Role role, bool peopleOnly = false, bool first = false)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Clearance(role, peopleOnly, first));

    /// <summary>Anybody, signed in or not.</summary>
    internal static TBuilder AllowsAnybody<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Clearance(null, First: true));
}

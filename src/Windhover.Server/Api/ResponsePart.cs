using Windhover.Core.Response.Running;

namespace Windhover.Server.Api;

/// <summary>The response, or that there is none.</summary>
/// <param name="Desk">The response; null where none is set up.</param>
internal sealed record ResponsePart(IResponseDesk? Desk);

using Windhover.Core.Outputs.Delivery;

namespace Windhover.Server.Api;

/// <summary>The outputs, or that there are none.</summary>
/// <param name="Desk">The outputs; null where none is set up.</param>
internal sealed record OutputPart(IOutputDesk? Desk);

namespace Windhover.Server.Models;

/// <summary>What can be asked about models, or nothing: a container gives no null.</summary>
internal sealed record ModelPart(ModelDesk? Desk);

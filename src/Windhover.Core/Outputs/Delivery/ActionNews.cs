namespace Windhover.Core.Outputs.Delivery;

/// <summary>What outputs are told of an action of the response.</summary>
/// <param name="IncidentId">Its incident.</param>
/// <param name="ActionId">Its id.</param>
/// <param name="IsApplied">True when it stands on its platform, false when it waits for a person.</param>
/// <param name="Text">What it does, to whom, until when; in a sentence.</param>
public sealed record ActionNews(string IncidentId, string ActionId, bool IsApplied, string Text);

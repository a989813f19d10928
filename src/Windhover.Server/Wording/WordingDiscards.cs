using Windhover.Core.Investigation.Wording;

namespace Windhover.Server.Wording;

/// <summary>How many texts were discarded for one reason.</summary>
/// <param name="Reason">The first thing that was wrong with each.</param>
/// <param name="Count">How many.</param>
public sealed record WordingDiscards(WordingFlaw Reason, long Count);

namespace Windhover.Server.Api;

/// <summary>Hours of a rule.</summary>
/// <param name="Days">Days on which they begin: <c>mon</c>, or <c>mon-fri</c>. The default is every day.</param>
/// <param name="From">Time of the day, <c>18:00</c>. The default is midnight.</param>
/// <param name="To">Time of the day before which they end; at or before <paramref name="From"/> for the day after. The default is midnight.</param>
/// <param name="Zone">Time zone, <c>Europe/Paris</c>. The default is UTC.</param>
public sealed record PolicyHoursBody(IReadOnlyList<string>? Days = null, string? From = null, string? To = null, string? Zone = null) : IRequestBody;

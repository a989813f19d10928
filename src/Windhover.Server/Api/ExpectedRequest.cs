using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Says that what an incident tells was expected.</summary>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="Days">For how many days from now, 1 to 365. The default is 30.</param>
/// <param name="Of">Which patterns of whom. The default is every pattern of every entity that the incident's alerts are about.</param>
public sealed record ExpectedRequest([property: JsonRequired] string Reason, int? Days = null, IReadOnlyList<ExpectedPattern>? Of = null) : IRequestBody
{
    internal const int DefaultDays = 30;
    internal const int MostDays = 365;
}

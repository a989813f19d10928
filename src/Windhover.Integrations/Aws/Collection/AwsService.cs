namespace Windhover.Integrations.Aws.Collection;

/// <summary>A service that speaks the JSON protocol.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Region">Region that requests are signed for.</param>
/// <param name="SigningName">Name that requests are signed for.</param>
/// <param name="Target">What stands before an action's name.</param>
/// <param name="ContentType">Media type of requests, which tells the protocol's version.</param>
internal sealed record AwsService(Uri Address, string Region, string SigningName, string Target, string ContentType);

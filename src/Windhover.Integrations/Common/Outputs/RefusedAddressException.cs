namespace Windhover.Integrations.Common.Outputs;

/// <summary>A name leads to an address that nothing is sent to.</summary>
/// <param name="host">The name.</param>
/// <param name="why">Why nothing is sent there.</param>
internal sealed class RefusedAddressException(string host, string why) : IOException($"{host} {why}");

namespace Windhover.Core.PatternOfLife;

/// <summary>An address and when it was held.</summary>
/// <param name="Address">The address.</param>
/// <param name="Network">The network in which it means something; "" when not known.</param>
/// <param name="From">Epoch milliseconds.</param>
/// <param name="To">Epoch milliseconds; null while it is held.</param>
public sealed record AddressPeriod(string Address, string Network, long From, long? To);

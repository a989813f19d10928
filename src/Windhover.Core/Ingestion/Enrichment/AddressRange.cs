using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>Something that one data set says of a range of addresses. Fields that it does not say are at their defaults.</summary>
/// <param name="From">First address.</param>
/// <param name="To">Last address, of the same family.</param>
/// <param name="Info">What it says.</param>
public readonly record struct AddressRange(Address From, Address To, AddressInfo Info);

using Windhover.Core.Events;

namespace Windhover.Core.Stores.Search;

/// <summary>An address lies between two, both included. No address lies nowhere.</summary>
public sealed record AddressPredicate(TelemetryField Field, Address First, Address Last) : TelemetryPredicate;

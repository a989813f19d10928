using Windhover.Core.Events;

namespace Windhover.Core.Stores.Search;

/// <summary>The row is of this class; connections are network activity.</summary>
public sealed record ClassPredicate(EventClass Class) : TelemetryPredicate;

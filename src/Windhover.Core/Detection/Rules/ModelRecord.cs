using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules;

/// <summary>One record that belongs to a hit.</summary>
/// <param name="Record">Where it is.</param>
/// <param name="Id">The log's own id of it.</param>
/// <param name="Time">Event time, epoch milliseconds.</param>
public readonly record struct ModelRecord(RecordRef Record, RecordId Id, long Time);

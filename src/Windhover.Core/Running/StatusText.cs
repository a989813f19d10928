using Windhover.Core.Ingestion;
using Windhover.Core.Outputs;

namespace Windhover.Core.Running;

/// <summary>What an engine read and learned, for people.</summary>
internal static class StatusText
{
    /// <summary>The status as it is now.</summary>
    public static EngineStatus Of(RunTally tally, SourceCatalogue sources, EstateEngine engine, long waiting) => new()
    {
        Lines = tally.Events + tally.Ignored + tally.DeadLetters,
        Events = tally.Events,
        Ignored = tally.Ignored,
        DeadLetters = tally.DeadLetters,
        Waiting = waiting,
        Entities = engine.Entities,
        FirstEvent = tally.FirstEvent == 0 ? null : tally.FirstEvent,
        LastEvent = tally.LastEvent == 0 ? null : tally.LastEvent,
        Learning = engine.Learning,
        LearningNote = engine.Learning ? "Learning: a new estate is watched for six hours and 20,000 events before anything is called unusual; models speak from the start." : "",
        Sources = [.. tally.Sources.Select(s => new SourceStatus(
            s.Key, sources.Find(s.Key)?.Descriptor.Title ?? "Files that no source recognises", s.Value.Files, s.Value.Events, s.Value.IgnoredTotal, s.Value.DeadLetterTotal,
            s.Value.LastEvent == 0 ? null : s.Value.LastEvent))],
    };
}

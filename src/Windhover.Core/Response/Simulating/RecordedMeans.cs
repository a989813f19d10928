using Windhover.Core.Events;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Stores;
using Windhover.Core.Stores.Search;

namespace Windhover.Core.Response.Simulating;

/// <summary>Looks up in the telemetry store what an identity's deviation was done with, and what of its normal work was done with the same.</summary>
/// <param name="telemetry">Where the records are.</param>
internal sealed class RecordedMeans(ITelemetryStore telemetry)
{
    private const long Day = 86_400_000;
    private const int HistoryDays = 28;
    private const int MostGrants = 5;
    private const int MostLooked = 200;
    private static readonly TelemetryField Actor = TelemetryFields.Find("actor")!;
    private static readonly TelemetryField Operation = TelemetryFields.Find("operation")!;
    private static readonly TelemetryField Credential = TelemetryFields.Find("credential")!;

    /// <summary>What a deviation was done with.</summary>
    /// <param name="deviation">An identity's.</param>
    /// <param name="start">When the incident began, epoch milliseconds.</param>
    /// <param name="since">Only what was done from this time on counts: what came before a response stopped it says nothing of what goes on. Epoch milliseconds.</param>
    public DeviationMeans Of(Deviation deviation, long start, long since)
    {
        var operations = deviation.Operations.Select(Containment.OperationOf).Distinct(StringComparer.Ordinal).ToList();
        var done = By(deviation.Entity.Id, since, deviation.Last + 1) with { Limit = 2 };
        if (operations.Count > 0) done = done with { Where = new AllPredicate([done.Where!, new AnyPredicate([.. operations.Select(o => new TextPredicate(Operation, [o]))])]) };
        var named = telemetry.Values(new ValueQuery { Of = done, Field = Credential });
        var grants = Grants(start, deviation.Last);
        if (named is not [var only] || Count(Through(done, "")) > 0) return DeviationMeans.None with { Grants = grants };
        var lasts = telemetry.Events(Through(done, only.Value) with { Limit = 1 }).Items is [var row, ..] ? row.CredentialLasts : Truth.Unknown;
        return new DeviationMeans(only.Value, lasts, IsApart(deviation.Entity.Id, only.Value, start), grants);
    }

    /// <summary>How many records of an identity's normal work would have been lost without a credential. Records that name none may have come through it, unless it was never used before.</summary>
    /// <param name="entityId">The identity.</param>
    /// <param name="credential">The credential.</param>
    /// <param name="from">From this time, epoch milliseconds.</param>
    /// <param name="start">When the incident began, epoch milliseconds.</param>
    /// <returns>Records that name it, and records that name none and are counted as its.</returns>
    public (long Named, long Unnamed) Work(string entityId, string credential, long from, long start)
    {
        if (IsApart(entityId, credential, start)) return (0, 0);
        var work = By(entityId, from, start);
        return (Count(Through(work, credential)), Count(Through(work, "")));
    }

    /// <summary>True when an identity called an operation with success in the four weeks before a time: then something that it was given later is not what allows it.</summary>
    public bool CouldBefore(string entityId, string operation, long time) =>
        Count(By(entityId, time - (HistoryDays * Day), time) with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["operation"] = operation, ["outcome"] = "success" } }) > 0;

    // Where no record of four weeks names any credential, that this one was not named says nothing.
    private bool IsApart(string entityId, string credential, long start)
    {
        var before = By(entityId, start - (HistoryDays * Day), start);
        return Count(Through(before, credential)) == 0 && (Count(before) is var all && (all == 0 || all > Count(Through(before, ""))));
    }

    private IReadOnlyList<RecentGrant> Grants(long start, long last) =>
    [
        .. telemetry.Events(new TelemetryQuery
        {
            From = start - Day,
            To = last + 1,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["class"] = nameof(EventClass.AccountChange), ["outcome"] = "success" },
            Limit = MostLooked,
        }).Items.Where(r => r.Resource.Length > 0 && r.Related.Length > 0).DistinctBy(r => r.Resource, StringComparer.Ordinal).Take(MostGrants).Select(r => new RecentGrant(r.Resource, r.Time)),
    ];

    // Everybody's calls to this entity are not its own.
    private static TelemetryQuery By(string entityId, long from, long to) => new() { EntityId = entityId, From = from, To = to, Where = new TextPredicate(Actor, [entityId]) };

    private static TelemetryQuery Through(TelemetryQuery query, string credential) => query with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["credential"] = credential } };

    private long Count(TelemetryQuery query) => telemetry.Hours(query).Sum(h => h.Events);
}

using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation.Wording;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;
using Windhover.Server.Live;

namespace Windhover.Server.Wording;

/// <summary>
/// Has a language model word the accounts of incidents that people are told of, one at a time and in the background, checks each text and keeps the good ones. There is one only where a language model is
/// configured. Being told of incidents takes no time: it notes their ids, and reads the newest account when the turn comes. Safe for many threads.
/// </summary>
/// <param name="wording">Who words.</param>
/// <param name="state">Where the accounts are, and the texts go.</param>
/// <param name="live">Tells open pages of a new text.</param>
/// <param name="clock">Counts the pause between two askings about one incident, and dates the texts.</param>
/// <param name="capacity">How many incidents may wait; beyond it the one that waits longest is dropped and counted. The default is 64.</param>
/// <param name="pause">Between two askings about one incident, since one that grows has a new account with each alert. The default is 5 minutes.</param>
public sealed class WordingDesk(ISummaryWording wording, IStateStore state, LiveFeed live, TimeProvider clock, int capacity = 64, TimeSpan? pause = null) : IFindingSink
{
    private const int MostRemembered = 1024;
    private const int MostAtStart = 16;
    private readonly TimeSpan pause = pause ?? TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private readonly List<string> waiting = [];
    private readonly Queue<string> remembered = new();
    private readonly Dictionary<string, (DateTimeOffset Time, string Hash)> asked = new(StringComparer.Ordinal);
    private readonly WordingCounts counts = new();
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How it goes.</summary>
    public WordingStatus Status
    {
        get
        {
            lock (gate) return counts.Status(wording, waiting.Count);
        }
    }

    /// <inheritdoc />
    public void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents)
    {
        foreach (var incident in incidents) Note(incident.IncidentId);
    }

    /// <summary>True while an incident waits for its turn.</summary>
    internal bool IsWaiting(string incidentId)
    {
        lock (gate) return waiting.Contains(incidentId);
    }

    /// <summary>Words until it is cancelled. What came to be while nobody ran is taken up first: the newest open incidents.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var incident in state.Incidents(new() { Status = IncidentStatus.Open, Limit = MostAtStart }).Items.Reverse()) Note(incident.IncidentId);
        while (true)
        {
            var next = await NextAsync(cancellation).ConfigureAwait(false);
            try
            {
                await WordAsync(next, cancellation).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                lock (gate) counts.Fail(failure.Message);
            }
        }
    }

    private void Note(string incidentId)
    {
        lock (gate)
        {
            if (waiting.Contains(incidentId)) return;
            if (waiting.Count >= capacity)
            {
                waiting.RemoveAt(0);
                counts.Drop();
            }

            waiting.Add(incidentId);
            news.TrySetResult();
        }
    }

    private async Task<string> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task heard;
            TimeSpan rest;
            lock (gate)
            {
                var now = clock.GetUtcNow();
                if (waiting.Count > 0)
                {
                    var next = waiting.MinBy(id => Due(id, now))!;
                    rest = Due(next, now) - now;
                    if (rest <= TimeSpan.Zero)
                    {
                        waiting.Remove(next);
                        return next;
                    }
                }
                else
                {
                    rest = Timeout.InfiniteTimeSpan;
                }

                if (news.Task.IsCompleted) news = new(TaskCreationOptions.RunContinuationsAsynchronously);
                heard = news.Task;
            }

            await heard.WaitAsync(rest, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // Those that may be asked about now come in the order in which they were noted.
    private DateTimeOffset Due(string incidentId, DateTimeOffset now) => asked.TryGetValue(incidentId, out var last) && last.Time + pause > now ? last.Time + pause : DateTimeOffset.MinValue;

    private async Task WordAsync(string incidentId, CancellationToken cancellation)
    {
        if (state.Investigation(incidentId) is not { IsTold: true } report) return;
        var account = WordingAccount.Of(report);
        if (state.Wording(incidentId) is { } kept && kept.MadeFrom == account.Hash && kept.Model == wording.Model) return;
        if (!Remember(incidentId, account.Hash)) return;
        var answer = await wording.WordAsync(account, cancellation).ConfigureAwait(false);
        if (answer.Text is not { } text)
        {
            lock (gate)
            {
                if (answer.IsRefusal) counts.Refuse(answer.Problem);
                else counts.Fail(answer.Problem);
                if (!answer.IsRefusal && asked.TryGetValue(incidentId, out var last)) asked[incidentId] = last with { Hash = "" };
            }

            return;
        }

        var result = WordingCheck.Check(account, text);
        if (result.Flaw is { } flaw)
        {
            lock (gate) counts.Discard(flaw, result.What);
            return;
        }

        if (!state.PutWording(new() { IncidentId = incidentId, MadeFrom = account.Hash, Model = wording.Model, Text = result.Text, Time = clock.GetUtcNow().ToUnixTimeMilliseconds() })) return;
        lock (gate) counts.Use();
        if (state.Incident(incidentId) is { } incident) live.Publish([], [incident]);
    }

    // One and the same account is not sent twice, however its text turned out; after a failure it may be.
    private bool Remember(string incidentId, string hash)
    {
        lock (gate)
        {
            if (asked.TryGetValue(incidentId, out var last) && last.Hash == hash) return false;
            if (!asked.ContainsKey(incidentId)) remembered.Enqueue(incidentId);
            asked[incidentId] = (clock.GetUtcNow(), hash);
            if (remembered.Count > MostRemembered) asked.Remove(remembered.Dequeue());
            counts.Ask();
            return true;
        }
    }
}

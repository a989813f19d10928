using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs;
using Windhover.Server.Json;

namespace Windhover.Server.Live;

/// <summary>
/// Tells open pages what the engine found. It never waits and holds a bounded number of updates: a client that reads too slowly is cut off and
/// counted, and resumes with <c>Last-Event-ID</c> from the ring of the latest updates. Safe for many threads.
/// </summary>
/// <param name="clock">Gives the number of the first update, so that numbers grow over restarts too. The default is the system's.</param>
/// <param name="ring">How many updates are kept for those who come back. The default is 1024.</param>
/// <param name="queue">How many updates may wait for one client. The default is 256.</param>
/// <param name="clients">How many streams may be open. The default is 64.</param>
public sealed class LiveFeed(TimeProvider? clock = null, int ring = 1024, int queue = 256, int clients = 64) : IFindingSink
{
    private readonly Lock _lock = new();
    private readonly Queue<LiveMessage> _ring = new(ring);
    private readonly List<LiveClient> _clients = [];
    private long _lastId = (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeMilliseconds();
    private long _slowStreams;
    private long _revision;

    /// <summary>Streams cut off because they were read too slowly.</summary>
    public long SlowStreams => Interlocked.Read(ref _slowStreams);

    /// <summary>Streams open now.</summary>
    public int Streams
    {
        get
        {
            lock (_lock) return _clients.Count;
        }
    }

    /// <summary>Grows with every call of <see cref="Publish"/>.</summary>
    internal long Revision => Interlocked.Read(ref _revision);

    /// <inheritdoc />
    public void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents)
    {
        lock (_lock)
        {
            foreach (var alert in alerts) Keep(LiveMessage.Of(++_lastId, "alert", alert, ApiJson.Info<Alert>()));
            foreach (var incident in incidents) Keep(LiveMessage.Of(++_lastId, "incident", incident, ApiJson.Info<Incident>()));
            Interlocked.Increment(ref _revision);
        }
    }

    /// <summary>Sends what is worth nothing a second later: it is not kept and has no number.</summary>
    internal void Send(LiveMessage message)
    {
        lock (_lock) SendToAll(message);
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="after">The last update that the client has; null for a new client.</param>
    /// <param name="missed">What the client is sent first.</param>
    /// <returns>Null when too many are open.</returns>
    internal LiveClient? TryOpen(long? after, out IReadOnlyList<LiveMessage> missed)
    {
        lock (_lock)
        {
            missed = after is { } last ? Missed(last) : [];
            if (_clients.Count >= clients) return null;
            var client = new LiveClient(queue);
            _clients.Add(client);
            return client;
        }
    }

    /// <summary>Forgets a stream that has ended.</summary>
    internal void Close(LiveClient client)
    {
        lock (_lock) _clients.Remove(client);
    }

    private List<LiveMessage> Missed(long last)
    {
        var next = _ring.TryPeek(out var oldest) ? oldest.Id!.Value : _lastId + 1;
        var complete = last >= next - 1 && last <= _lastId;
        List<LiveMessage> missed = [];
        if (!complete) missed.Add(LiveMessage.Of(_lastId, "missed", new MissedUpdates(last, next), ApiJson.Info<MissedUpdates>()));
        missed.AddRange(_ring.Where(message => !complete || message.Id > last));
        return missed;
    }

    private void Keep(LiveMessage message)
    {
        if (_ring.Count == ring) _ring.Dequeue();
        _ring.Enqueue(message);
        SendToAll(message);
    }

    private void SendToAll(LiveMessage message)
    {
        for (var i = _clients.Count - 1; i >= 0; i--)
        {
            if (_clients[i].TrySend(message)) continue;
            Interlocked.Increment(ref _slowStreams);
            _clients[i].CutOff();
            _clients.RemoveAt(i);
        }
    }
}

using System.Net.Sockets;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Http.Collection;

/// <summary>
/// A collection that others push to. A derived class says what a request means; this listens, refuses while there is no room, lands the records in streams, and answers only when they
/// are durable.
/// </summary>
internal abstract class PushCollection : ICollection
{
    private const int MostStreams = 64;
    private readonly CollectorContext context;
    private readonly PushOptions options;
    private readonly SpoolStreams streams;
    private IPushListener? listener;

    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    protected PushCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        options = PushSettings.Options(settings);
        Tokens = PushSettings.Tokens(settings);
        streams = new SpoolStreams(context.Spool, Framing.Lines, MostStreams);
    }

    /// <summary>Who may send.</summary>
    protected PushTokens Tokens { get; }

    /// <summary>Whether there is room for more.</summary>
    protected bool HasRoom => context.Spool.HasRoom;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (context.Push is null) throw new InvalidOperationException("nothing listens here");
        listener = await context.Push.ListenAsync(options, Refuse, AnswerAsync, cancellation).ConfigureAwait(false);
        context.Health.Reached();
        await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new List<CollectorTestStep> { ListenerTest.Try(options.EndPoint, SocketType.Stream) };
        if (options.Tls is not null) steps.Add(ListenerTest.Try(options.Tls));
        return Task.FromResult(new CollectorTest(steps, []));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (listener is not null) await listener.DisposeAsync().ConfigureAwait(false);
        await streams.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Answers a request by its head alone, when its body does not matter: who may not send, and what comes while there is no room. Null to read on.</summary>
    protected abstract PushAnswer? Refuse(PushRequest request);

    /// <summary>Answers a request that was not refused.</summary>
    protected abstract Task<PushAnswer> AnswerAsync(PushRequest request, CancellationToken cancellation);

    /// <summary>Lands records; ends when they are durable.</summary>
    /// <param name="stream">Name of the stream, whatever its letters.</param>
    /// <param name="records">The records, without line feeds.</param>
    /// <param name="cancellation">The sender gave up.</param>
    protected async Task LandAsync(string stream, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellation)
    {
        if (records.Count == 0) return;
        await streams[stream].AppendAsync(records, cancellation).ConfigureAwait(false);
        context.Health.Landed(records.Sum(r => (long)r.Length + 1));
    }

    /// <summary>Counts a request that can never be taken.</summary>
    protected void Poisoned(PushRequest request, string why) => context.Health.Poisoned($"{request.Sender} {request.Path}", why);
}

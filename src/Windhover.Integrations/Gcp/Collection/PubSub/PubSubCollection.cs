using System.Text.RegularExpressions;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Gcp.Collection.PubSub;

/// <summary>
/// Pulls its subscriptions side by side and acknowledges what is durable. A message that comes again although it had landed (its acknowledgement was lost) is recognised by
/// its id while the program runs; after a restart by the record's own id.
/// </summary>
internal sealed partial class PubSubCollection : ICollection
{
    private const string Scope = "https://www.googleapis.com/auth/pubsub";
    private const int Remembered = 200_000;
    private readonly CollectorContext context;
    private readonly RestClient client;
    private readonly IReadOnlyList<Subscription> subscriptions;
    private readonly Retries retries;
    private readonly int batch;
    private readonly int parallel;

    public PubSubCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        var names = settings.List("subscriptions");
        if (names.Count == 0 || names.Any(n => !FullName().IsMatch(n))) throw new CollectorSettingsException("subscriptions", "expected names as projects/PROJECT/subscriptions/NAME");
        GoogleAccess.Check(settings, "credentials");
        var endpoint = settings.Address("endpoint");
        (batch, parallel) = (settings.Number("batch", 1, 1000), settings.Number("parallel", 1, 16));
        var isEmulator = endpoint.Scheme == "http" && settings["credentials"].Length == 0;
        client = new RestClient(isEmulator ? (_, _, _) => Task.CompletedTask : new GoogleAccess(settings["credentials"], "", Scope).SignAsync, context.Clock);
        retries = new Retries(context, settings.Name);
        subscriptions = [.. names.Select(n => new Subscription(client, endpoint, n))];
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(subscriptions.Select(s => ReadAsync(s, cancellation)));

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        foreach (var subscription in subscriptions)
        {
            var remedy = $"grant roles/pubsub.subscriber on {subscription.Name} to this program's service account (gcloud pubsub subscriptions add-iam-policy-binding)";
            await steps.TryAsync($"pull {subscription.Name}", "pubsub.subscriptions.consume", remedy, async () =>
            {
                using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10), context.Clock);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, cancellation);
                try
                {
                    var messages = await subscription.PullAsync(3, (_, _) => { }, both.Token).ConfigureAwait(false);
                    foreach (var message in messages) steps.Sample($"{subscription.Name} {message.Id}", message.Records[0]);
                    if (messages.Count > 0) await subscription.ReturnAsync(messages.Select(m => m.AckId), cancellation).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (soon.IsCancellationRequested)
                {
                    // It may be pulled; nothing waits there.
                }
            }).ConfigureAwait(false);
        }

        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("^projects/[^/]+/subscriptions/[^/]+$", RegexOptions.NonBacktracking)]
    private static partial Regex FullName();

    private async Task ReadAsync(Subscription subscription, CancellationToken cancellation)
    {
        var stream = context.Spool.OpenStream(subscription.Name.Split('/') is [_, var project, _, var name] ? Clean($"{project}.{name}") : "messages", Framing.Lines);
        await using (stream.ConfigureAwait(false))
        {
            var recent = new RecentIds(Remembered);
            await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => retries.KeepAsync(subscription.Name, c => PullAsync(subscription, stream, recent, c), cancellation))).ConfigureAwait(false);
        }
    }

    private static string Clean(string name) => string.Concat(name.Take(96).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));

    private async Task PullAsync(Subscription subscription, ISpoolStream stream, RecentIds recent, CancellationToken cancellation)
    {
        await context.Spool.WaitForRoomAsync(cancellation).ConfigureAwait(false);
        var done = new List<string>();
        var messages = await retries.RunAsync(c => subscription.PullAsync(batch, (ack, problem) =>
        {
            context.Health.Poisoned($"a message of {subscription.Name}", problem);
            if (ack.Length > 0) done.Add(ack);
        }, c), cancellation).ConfigureAwait(false);
        context.Health.Reached();
        var claims = messages.Select(m => (Message: m, IsMine: recent.Claim(m.Id))).ToArray();
        await LandAsync([.. claims.Where(c => c.IsMine == true).Select(c => c.Message)], stream, recent, cancellation).ConfigureAwait(false);
        foreach (var (message, isMine) in claims)
        {
            if (isMine != true) context.Health.Duplicate();

            // What another pull is landing is not acknowledged here: should that fail, it comes again.
            if (isMine is not null) done.Add(message.AckId);
        }

        if (done.Count == 0) return;
        await retries.RunAsync(c => subscription.AcknowledgeAsync(done, c), cancellation).ConfigureAwait(false);
    }

    private async Task LandAsync(IReadOnlyList<PubSubMessage> messages, ISpoolStream stream, RecentIds recent, CancellationToken cancellation)
    {
        try
        {
            await stream.AppendAsync([.. messages.SelectMany(m => m.Records)], cancellation).ConfigureAwait(false);
        }
        catch
        {
            foreach (var message in messages) recent.Release(message.Id);
            throw;
        }

        foreach (var message in messages)
        {
            recent.Landed(message.Id);
            context.Health.Landed(message.Records.Sum(r => (long)r.Length + 1));
        }
    }
}

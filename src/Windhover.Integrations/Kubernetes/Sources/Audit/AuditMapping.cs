using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>From what an audit event says to an <see cref="ActorActivity"/>, whatever form of the log it came in.</summary>
internal sealed class AuditMapping
{
    private const int MostOperations = 16_384;

    private readonly SymbolTable symbols;
    private readonly AuditCluster cluster;
    private readonly AuditNames names;
    private readonly AuditActor actor;
    private readonly AuditFacts facts;
    private readonly SymbolCache groups;
    private readonly SymbolCache errors;
    private readonly SymbolCache sources;
    private readonly SymbolCache agents;
    private readonly Dictionary<Symbol, AuditOperation> known = [];

    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="cluster">The cluster, where it is known.</param>
    public AuditMapping(SymbolTable symbols, AuditCluster cluster)
    {
        this.symbols = symbols;
        this.cluster = cluster;
        names = new AuditNames(symbols, cluster);
        actor = new AuditActor(symbols, cluster, names);
        facts = new AuditFacts(symbols, names);
        groups = new SymbolCache(symbols);
        errors = new SymbolCache(symbols);
        sources = new SymbolCache(symbols);
        agents = new SymbolCache(agent => UserAgentFamily.Intern(agent, symbols), width: 160);
    }

    /// <summary>Adds the event of a call, or says why there is none. Ends the fields that models asked for.</summary>
    public void Map(ref AuditCall call, RecordRef at, EventBuffer output)
    {
        if (Ignored(call.Stage) is { } reason)
        {
            output.Ignore(at, reason);
            return;
        }

        if (Problem(call, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        if (call.Resource.IsEmpty || call.Namespace.IsEmpty) AuditUri.Complete(ref call);
        var activity = new ActorActivity { Record = at, Time = time, Attributes = output.EndAttributes(), Id = AuditIds.Of(call) };
        Request(call, ref activity);
        actor.Map(call, ref activity);
        activity.Operation = names.Operation(call);
        var operation = Judge(call, activity.Operation);
        activity.Class = operation.Class;
        activity.Activity = operation.Activity;
        activity.Outcome = AuditOutcome.Of(call, out var error);
        activity.Error = errors.Of(error);
        if (AuditRelated.Of(call, names) is { IsNone: false } related) activity.Related = related;
        facts.Learn(call, activity, output);
        output.AddActor() = activity;
    }

    // The stage that follows tells the same request again, with its answer.
    private static string? Ignored(ReadOnlySpan<byte> stage) => stage.SequenceEqual("RequestReceived"u8) ? "request received, its answer is another record" : null;

    private static string? Problem(in AuditCall call, out long time)
    {
        time = call.FallbackTime;
        if (!call.Stage.IsEmpty && !call.Stage.SequenceEqual("ResponseComplete"u8) && !call.Stage.SequenceEqual("ResponseStarted"u8) && !call.Stage.SequenceEqual("Panic"u8))
            return "stage is none that is known";
        if (call.Verb.IsEmpty && call.Uri.IsEmpty && call.Resource.IsEmpty) return "verb is missing";
        if (call.Received.IsEmpty) return time > 0 ? null : "requestReceivedTimestamp is missing";
        return IsoTime.TryRead(call.Received, out time) ? null : "requestReceivedTimestamp is not a time";
    }

    private void Request(in AuditCall call, ref ActorActivity activity)
    {
        activity.Account = cluster.Account;
        activity.Network = cluster.Account;
        activity.Service = call.Resource.IsEmpty ? groups.Of("kube-apiserver"u8) : groups.Of(call.Group.IsEmpty ? "core"u8 : call.Group);
        activity.Resource = names.Resource(call);
        activity.ResourceKind = activity.Resource.IsNone ? default : names.Kind(call.Resource.IsEmpty ? "path"u8 : call.Resource);
        activity.Agent = agents.Of(call.UserAgent);
        if (!Address.TryParse(call.SourceIp, out activity.SourceAddress)) activity.SourceName = sources.Of(call.SourceIp);
    }

    private AuditOperation Judge(in AuditCall call, Symbol operation)
    {
        if (!known.TryGetValue(operation, out var found))
        {
            if (known.Count >= MostOperations) known.Clear();
            var text = symbols.Text(operation);
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            var hasResource = !call.Resource.IsEmpty;
            found = known[operation] = call.Verb.IsEmpty ? AuditOperation.Of("", text)
                : AuditOperation.Of(space < 0 ? text : text[..space], space < 0 || !hasResource ? "" : text[(space + 1)..]);
        }

        return found.Activity is ActivityKind.Create or ActivityKind.Update or ActivityKind.Delete && IsAccount(call) ? found with { Class = EventClass.AccountChange } : found;
    }

    /// <summary>Objects of a general kind that decide who may come in: the map from a cloud's roles to groups, and secrets that are tokens.</summary>
    private static bool IsAccount(in AuditCall call) =>
        (call.Resource.SequenceEqual("configmaps"u8) && call.Name.SequenceEqual("aws-auth"u8) && call.Namespace.SequenceEqual("kube-system"u8))
        || (call.Resource.SequenceEqual("secrets"u8) && call.SecretType.SequenceEqual("kubernetes.io/service-account-token"u8));
}

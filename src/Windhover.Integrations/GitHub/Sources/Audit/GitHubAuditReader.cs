using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.GitHub.Sources.Common;

namespace Windhover.Integrations.GitHub.Sources.Audit;

/// <summary>Reads the records of one file.</summary>
internal sealed partial class GitHubAuditReader : JsonRecordReader
{
    private const int MostActions = 8_192;

    private readonly JsonField action, occurred, document, actor, actorIp, user, repo, org, business, team, agent, hashedToken, tokenId, access, nameId, conclusion;
    private readonly JsonField webhook, workflow, ruleset, branch, integration, role, invitee;
    private readonly Dictionary<Symbol, GitHubAuditAction> known = [];
    private readonly SymbolCache actions, identities, texts, agents;
    private readonly Symbol service;

    /// <param name="context">What the file is read with.</param>
    public GitHubAuditReader(ReaderContext context)
        : base(context)
    {
        action = Field("action");
        occurred = Field("@timestamp", "at_sign_timestamp", "created_at", "p_event_time");
        document = Field("_document_id");
        (actor, actorIp, user) = (Field("actor"), Field("actor_ip"), Field("user", "data.user", "blocked_user"));
        (repo, org, business, team) = (Field("repo", "repository"), Field("org"), Field("business"), Field("team", "data.team"));
        agent = Field("user_agent");
        (hashedToken, tokenId, access) = (Field("hashed_token"), Field("token_id"), Field("programmatic_access_type"));
        nameId = Field("external_identity_nameid");
        conclusion = Field("conclusion");
        webhook = Field("config.url", "data.config.url");
        (workflow, ruleset, branch) = (Field("name"), Field("ruleset_name"), Field("branch"));
        integration = Field("integration", "oauth_application_name", "application_client_id");
        (role, invitee) = (Field("role", "permission"), Field("invitee"));
        actions = new SymbolCache(Symbols);
        identities = new SymbolCache(text => IdentityName.Intern(text, Symbols));
        texts = new SymbolCache(Symbols);
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, Symbols), width: 320);
        service = Symbols.Intern("github"u8);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Problem(record, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        var name = actions.Of(record[action]);
        var judged = Judge(name);
        ref var activity = ref Begin(output, at, time, judged.Class);
        activity.Activity = judged.Activity;
        activity.Service = service;
        activity.Operation = name;
        activity.Id = RecordId.FromText(record[document]);
        activity.Account = texts.Of(record[org]);
        if (activity.Account.IsNone) activity.Account = texts.Of(record[business]);
        activity.Actor = identities.Of(record[actor]);
        activity.ActorKind = GitHubActor.KindOf(record[actor]);
        activity.Agent = agents.Of(record[agent]);
        activity.Credential = texts.Of(record[hashedToken]);
        if (activity.Credential.IsNone) activity.Credential = texts.Of(record[tokenId]);
        if (!activity.Credential.IsNone) activity.CredentialLasts = IsHandedOut(record) ? Truth.No : Truth.Yes;
        Address.TryParse(record[actorIp], out activity.SourceAddress);
        Ended(record, judged, ref activity);
        Target(record, judged, ref activity);
        Learn(record, activity, output);
    }

    // The log names no other actions than those that were done, but for a few that say otherwise.
    private void Ended(in JsonRecord record, in GitHubAuditAction judged, ref ActorActivity activity)
    {
        var end = record[conclusion];
        var failed = judged.IsFailure || (judged.HasConclusion && (end.SequenceEqual("failure"u8) || end.SequenceEqual("timed_out"u8) || end.SequenceEqual("startup_failure"u8)));
        if (judged.Class == EventClass.DetectionFinding) return;
        activity.Outcome = failed ? Outcome.Failure : Outcome.Success;
        if (failed && judged.HasConclusion) activity.Error = texts.Of(end);
    }

    private string? Problem(in JsonRecord record, out long time)
    {
        time = 0;
        if (record[action].IsEmpty) return "action is missing";
        if (record[occurred].IsEmpty) return "@timestamp and created_at are missing";
        return GitHubTime.TryRead(record[occurred], out time) ? null : "@timestamp or created_at is not a time";
    }

    private GitHubAuditAction Judge(Symbol name)
    {
        if (known.TryGetValue(name, out var found)) return found;
        if (known.Count >= MostActions) known.Clear();
        return known[name] = GitHubAuditAction.Of(Symbols.Text(name));
    }
}

using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.GitHub.Sources.Common;

namespace Windhover.Integrations.GitHub.Sources.Webhook;

/// <summary>Reads the bodies of one file. What the delivery says of itself (time, id, event) goes before what can be told from the body.</summary>
internal sealed partial class GitHubWebhookReader : JsonRecordReader
{
    private readonly JsonField action, deliveredAt, deliveryId, deliveredEvent, sender, pusher, repository, repositoryTime, organization, login, enterprise, refType, conclusion, state;
    private readonly JsonField exportTime, alertSecret, alertTool, alertPackage, alertSeverity, secretType, memberLogin, masterBranch;
    private readonly Dictionary<string, JsonField> paths = new(StringComparer.Ordinal);
    private readonly List<(GitHubWebhookEvent Event, JsonField Marker, JsonField[] Times, JsonField[] Second)> events = [];
    private readonly SymbolCache texts, operations, identities;
    private readonly Symbol service;

    /// <param name="context">What the file is read with.</param>
    public GitHubWebhookReader(ReaderContext context)
        : base(context)
    {
        Envelope("request");
        Envelope("payload");
        action = Field("action");
        (deliveredAt, deliveryId, deliveredEvent) = (Field("delivered_at"), Field("guid"), Field("event"));
        (sender, pusher) = (Field("sender.login"), Field("pusher.name"));
        (repository, repositoryTime) = (Field("repository.full_name"), Field("repository.updated_at"));
        (organization, login, enterprise) = (Field("organization.login"), Field("repository.owner.login"), Field("enterprise.slug"));
        refType = Field("ref_type");
        (conclusion, state) = (Field("workflow_job.conclusion", "workflow_run.conclusion", "check_run.conclusion", "check_suite.conclusion"), Field("deployment_status.state", "state"));
        exportTime = Field("p_event_time");
        (alertSecret, alertTool, alertPackage) = (Field("alert.secret_type_display_name"), Field("alert.tool.name"), Field("alert.dependency.package.name"));
        alertSeverity = Field("alert.rule.security_severity_level", "alert.security_vulnerability.severity", "alert.severity", "alert.rule.severity");
        (secretType, memberLogin) = (Path("alert.secret_type"), Path("member.login"));
        masterBranch = Field("master_branch");
        foreach (var kind in GitHubWebhookEvent.All)
            events.Add((kind, Marker(kind.Marker), [.. kind.Times.Select(Path)], [.. kind.Second.Select(Path)]));
        texts = new SymbolCache(Symbols);
        operations = new SymbolCache(Symbols);
        identities = new SymbolCache(text => IdentityName.Intern(text, Symbols));
        service = Symbols.Intern("github"u8);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var index = Kind(record);
        if (index < 0 && record[repository].IsEmpty && record[sender].IsEmpty && record[organization].IsEmpty)
        {
            output.Reject(at, "no webhook event: neither repository, organization nor sender");
            return;
        }

        if (!Time(record, index, out var time))
        {
            output.Reject(at, "no field of the event says its time");
            return;
        }

        var name = Name(record, index);
        var opened = record[action];
        ref var activity = ref Begin(output, at, time, ClassOf(name, index, opened));
        activity.Service = service;
        activity.Operation = Operation(name, opened);
        activity.Activity = GitHubWebhookVerbs.Of(name, opened, record[refType]);
        activity.Id = RecordId.FromText(record[deliveryId]);
        activity.Account = texts.Of(!record[organization].IsEmpty ? record[organization] : !record[login].IsEmpty ? record[login] : Owner(record[repository]));
        if (activity.Account.IsNone) activity.Account = texts.Of(record[enterprise]);
        var who = record[sender].IsEmpty ? record[pusher] : record[sender];
        activity.Actor = identities.Of(who);
        activity.ActorKind = GitHubActor.KindOf(who);
        Target(record, index, ref activity);
        Ended(record, ref activity);
    }

    private JsonField Path(string path)
    {
        if (!paths.TryGetValue(path, out var field)) paths[path] = field = Known(path) ?? Field(path);
        return field;
    }

    // Objects are kept as a whole, to see that they are there; what is kept as a value is there when it has one.
    private JsonField Marker(string path) => paths.TryGetValue(path, out var field) ? field : Known(path) ?? (paths[path] = path is "zen" or "hook_id" or "scope" or "starred_at" or "context" ? Field(path) : Whole(path));

    private JsonField? Known(string path) => path switch
    {
        "repository.updated_at" => repositoryTime,
        _ => null,
    };

    private int Kind(in JsonRecord record)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (!record[events[i].Marker].IsEmpty) return i;
        }

        return -1;
    }

    private bool Time(in JsonRecord record, int index, out long time)
    {
        if (GitHubTime.TryRead(record[deliveredAt], out time)) return true;
        if (index >= 0)
        {
            foreach (var field in events[index].Times)
            {
                if (GitHubTime.TryRead(record[field], out time)) return true;
            }
        }

        return GitHubTime.TryRead(record[repositoryTime], out time) || GitHubTime.TryRead(record[exportTime], out time);
    }
}

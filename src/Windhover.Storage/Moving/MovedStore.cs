namespace Windhover.Storage.Moving;

/// <summary>A store as it is moved.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Its file in a data folder.</param>
/// <param name="Tables">Its tables, each after those that it refers to.</param>
/// <param name="FirstRows">Tables of one row that a new store has already, and a condition that holds while nothing was written.</param>
internal sealed record MovedStore(string Name, string File, IReadOnlyList<MovedTable> Tables, IReadOnlyDictionary<string, string> FirstRows)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>All of them; the state comes last, so that whoever finds it finds everything.</summary>
    public static IReadOnlyList<MovedStore> All { get; } =
    [
        new("access", "access.db",
        [
            new("users", "user_key, subject, document", "user_key"),
            new("sessions", "hash, session_id, user_key, created_at, last_used, expires_at, document", "hash"),
            new("tokens", "hash, token_id, owner_key, created_at, last_used, last_address, revoked_at, document", "hash"),
            new("token_addresses", "token_id, address", "token_id, address"),
            new("welcome", "only_row, hash, expires_at", "only_row"),
            new("audit", "number, time, who, means, address, what, object, outcome, detail, previous_hash, hash", "number"),
            new("audit_head", "only_row, number, hash", "only_row"),
        ], new Dictionary<string, string> { ["audit_head"] = "number = 0" }),
        new("response", "response.db",
        [
            new("actions", "action_id, incident_id, entity_id, status, created_at, version, document", "action_id"),
            new("action_log", "number, action_id, incident_id, time, by, step, text", "number", IsNumbered: true),
        ], None),
        new("outputs", "outputs.db",
        [
            new("outputs", "output, begun_at, delivered, failed, folded, last_delivered, problem, problem_at", "output"),
            new("tickets", "output, incident_id, is_told, remote_id, time, document", "output, incident_id"),
            new("queue", "number, output, incident_id, revision, attempts, next_at, queued_at, failed_at, problem, document", "number", IsNumbered: true),
        ], None),
        new("state", "state.db",
        [
            new("alerts", "alert_id, time, entity_id, model, document", "alert_id"),
            new("incidents", "incident_id, detected_at, end_time, severity, status, status_by_people, folded_title, folded_summary, document, assignee, closing_reason, closing_text, version", "incident_id"),
            new("incident_entities", "entity_id, incident_id", "entity_id, incident_id"),
            new("incident_history", "number, incident_id, time, by, kind, before, after, reason, text, happened_in", "number", IsNumbered: true),
            new("investigations", "incident_id, end_time, verdict, is_told, document", "incident_id"),
            new("investigation_entities", "entity_id, incident_id", "entity_id, incident_id"),
            new("investigation_alerts", "alert_id, incident_id", "alert_id"),
            new("wordings", "incident_id, made_from, model, text, time", "incident_id"),
            new("feedback", "feedback_id, model, entity_id, time, expires_at, incident_id, removed_at, removed_by, document", "feedback_id"),
            new("snapshots", "name, part, data", "name, part"),
            new("commits", "only_row, epoch", "only_row"),
        ], new Dictionary<string, string> { ["commits"] = "epoch = 0" }),
    ];
}

using Windhover.Core.Investigation.Wording;

namespace Windhover.Storage.Relational;

/// <summary>Wordings of accounts, at most one an investigation.</summary>
internal static class WordingTable
{
    /// <summary>Adds a wording, or replaces the one of the same incident.</summary>
    /// <returns>False when there is no such investigation.</returns>
    public static bool Put(SqlWork work, SummaryWording wording) => work.Execute(
        """
        INSERT INTO wordings (incident_id, made_from, model, text, time)
        SELECT incident_id, @MadeFrom, @Model, @Text, @Time FROM investigations WHERE incident_id = @IncidentId
        ON CONFLICT (incident_id) DO UPDATE SET made_from = excluded.made_from, model = excluded.model, text = excluded.text, time = excluded.time
        """,
        wording) > 0;

    /// <summary>The wording of one incident, or null.</summary>
    public static SummaryWording? Get(SqlWork work, string incidentId) => work.One<SummaryWording>(
        "SELECT incident_id AS IncidentId, made_from AS MadeFrom, model AS Model, text AS Text, time AS Time FROM wordings WHERE incident_id = @incidentId", new { incidentId });
}

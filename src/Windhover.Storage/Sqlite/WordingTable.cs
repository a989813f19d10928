using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Investigation.Wording;

namespace Windhover.Storage.Sqlite;

/// <summary>Wordings of accounts, at most one an investigation.</summary>
internal static class WordingTable
{
    /// <summary>Adds a wording, or replaces the one of the same incident.</summary>
    /// <returns>False when there is no such investigation.</returns>
    public static bool Put(SqliteConnection connection, SummaryWording wording) => connection.Execute(
        """
        INSERT INTO wordings (incident_id, made_from, model, text, time)
        SELECT incident_id, @MadeFrom, @Model, @Text, @Time FROM investigations WHERE incident_id = @IncidentId
        ON CONFLICT DO UPDATE SET made_from = excluded.made_from, model = excluded.model, text = excluded.text, time = excluded.time
        """,
        wording) > 0;

    /// <summary>The wording of one incident, or null.</summary>
    public static SummaryWording? Get(SqliteConnection connection, string incidentId) => connection.QuerySingleOrDefault<SummaryWording>(
        "SELECT incident_id AS IncidentId, made_from AS MadeFrom, model AS Model, text AS Text, time AS Time FROM wordings WHERE incident_id = @incidentId", new { incidentId });
}

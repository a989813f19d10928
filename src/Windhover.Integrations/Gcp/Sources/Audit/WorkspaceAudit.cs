using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.GoogleWorkspace.Sources.Activity;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>
/// Google Workspace events that arrive through Cloud Logging (https://cloud.google.com/logging/docs/audit/gsuite-audit-logging): the event stands in
/// <c>metadata.event</c>, with the names that the Reports API has for it. They are judged as there.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class WorkspaceAudit(SymbolTable symbols)
{
    private readonly ActivityParameters parameters = new();
    private readonly ActivityTarget target = new(symbols);

    /// <summary>The Reports API's application of a service; null for a service that is none of Workspace.</summary>
    public static string? Application(string service, string method) => service switch
    {
        "admin.googleapis.com" => "admin",
        "login.googleapis.com" => "login",
        "oauth2.googleapis.com" => "token",
        "cloudidentity.googleapis.com" when method.StartsWith("google.apps.cloudidentity.groups", StringComparison.Ordinal) => "groups_enterprise",
        _ => null,
    };

    /// <summary>Judges an event again by its own words, and fills its target.</summary>
    /// <returns>False when the entry holds no event.</returns>
    public bool Map(string application, JsonSlice events, ref ActorActivity activity)
    {
        foreach (var one in events)
        {
            var name = one.Text("eventName");
            if (name.IsEmpty) return false;
            var meaning = ActivityJudge.Of(application, symbols.Text(symbols.Intern(one.Text("eventType"))), symbols.Text(symbols.Intern(name)));
            activity.Class = meaning.Class;
            activity.Activity = meaning.Activity;
            activity.Severity = meaning.Severity;
            if (activity.Outcome == Outcome.Success) activity.Outcome = meaning.Outcome;
            parameters.Read(one["parameter"].Bytes);
            target.Map(parameters, ref activity);
            ActivityDetails.Map(parameters, symbols, ref activity);
            return true;
        }

        return false;
    }
}

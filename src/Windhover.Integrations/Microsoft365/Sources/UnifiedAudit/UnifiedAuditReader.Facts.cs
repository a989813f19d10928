using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>What records teach: whose a session or a token is, what a group or team is called. Sessions and names are said once a file.</summary>
internal sealed partial class UnifiedAuditReader
{
    private readonly FactTeller facts = new();

    private void Learn(in JsonRecord record, in UnifiedAuditOperation judged, in ActorActivity activity, EventBuffer output)
    {
        if (activity.Outcome == Outcome.Failure) return;
        if (activity.Class != EventClass.DetectionFinding)
        {
            facts.Once(EntityFactKind.SessionOfPrincipal, activity.Session, activity.Actor, activity, output);
            facts.Once(EntityFactKind.SessionOfPrincipal, activity.Credential, activity.Actor, activity, output);
        }

        facts.Once(EntityFactKind.NameOf, texts.Of(record[target.Team]), texts.Of(record[target.TeamName]), activity, output);
        if (judged.Class != EventClass.AccountChange) return;
        var group = texts.Of(named.Find(record[modified], "Group.ObjectID"u8, "NewValue"u8));
        facts.Once(EntityFactKind.NameOf, group, texts.Of(named.Find(record[modified], "Group.DisplayName"u8, "NewValue"u8)), activity, output);
    }
}

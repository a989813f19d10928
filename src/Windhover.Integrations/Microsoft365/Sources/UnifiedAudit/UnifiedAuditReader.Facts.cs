using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>What records teach: whose a session or a token is, who joined a group or team, what a group or team is called. Sessions and names are said once a file.</summary>
internal sealed partial class UnifiedAuditReader
{
    private const int MostTold = 65_536;

    private readonly HashSet<(Symbol Subject, Symbol Object)> told = [];

    private void Learn(in JsonRecord record, in UnifiedAuditOperation judged, in ActorActivity activity, EventBuffer output)
    {
        if (activity.Outcome == Outcome.Failure) return;
        if (activity.Class != EventClass.DetectionFinding)
        {
            Once(EntityFactKind.SessionOfPrincipal, activity.Session, activity.Actor, activity, output);
            Once(EntityFactKind.SessionOfPrincipal, activity.Credential, activity.Actor, activity, output);
        }

        Once(EntityFactKind.NameOf, texts.Of(record[target.Team]), texts.Of(record[target.TeamName]), activity, output);
        if (judged.Class != EventClass.AccountChange) return;
        var group = texts.Of(named.Find(record[modified], "Group.ObjectID"u8, "NewValue"u8));
        Once(EntityFactKind.NameOf, group, texts.Of(named.Find(record[modified], "Group.DisplayName"u8, "NewValue"u8)), activity, output);
        if (!judged.IsJoin) return;
        if (!group.IsNone) Tell(EntityFactKind.MemberOf, activity.Resource, group, activity, output);
        else if (!record[target.Team].IsEmpty) Tell(EntityFactKind.MemberOf, activity.Related, activity.Resource, activity, output);
    }

    private void Once(EntityFactKind kind, Symbol subject, Symbol tiedTo, in ActorActivity activity, EventBuffer output)
    {
        if (subject.IsNone || tiedTo.IsNone || told.Contains((subject, tiedTo))) return;
        if (told.Count >= MostTold) told.Clear();
        told.Add((subject, tiedTo));
        Tell(kind, subject, tiedTo, activity, output);
    }

    private static void Tell(EntityFactKind kind, Symbol subject, Symbol tiedTo, in ActorActivity activity, EventBuffer output)
    {
        if (subject.IsNone || tiedTo.IsNone) return;
        output.AddFact(new EntityFact { Time = activity.Time, Kind = kind, Subject = subject, Object = tiedTo, Record = activity.Record });
    }
}

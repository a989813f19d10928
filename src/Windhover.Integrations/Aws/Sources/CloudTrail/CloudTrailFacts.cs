using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>What successful calls teach about who is who, and what a session's name says about its host.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class CloudTrailFacts(SymbolTable symbols)
{
    private const int MostSessions = 65_536;

    private readonly HashSet<Symbol> hostSessions = [];

    /// <summary>Adds the facts of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="activity">Its event.</param>
    /// <param name="lesson">What its operation teaches.</param>
    /// <param name="output">Where facts go.</param>
    public void Learn(in CloudTrailRecord record, in ActorActivity activity, CloudTrailLesson lesson, EventBuffer output)
    {
        HostOfSession(record, activity, output);
        if (lesson == CloudTrailLesson.None || activity.Outcome == Outcome.Failure) return;
        var facts = new FactWriter(symbols, activity.Time, activity.Record, output);
        switch (lesson)
        {
            case CloudTrailLesson.InstancesRan:
                InstanceFacts.Ran(record, facts);
                break;
            case CloudTrailLesson.InstancesEnded:
                InstanceFacts.Ended(record, facts);
                break;
            case CloudTrailLesson.InterfaceMade:
                InterfaceFacts.Made(record.Response["networkInterface"], facts);
                break;
            case CloudTrailLesson.InterfaceAttached:
                facts.Add(EntityFactKind.InterfaceOfHost, record.Request.Text("networkInterfaceId"), record.Request.Text("instanceId"));
                break;
            case CloudTrailLesson.InterfaceDetached:
                facts.Add(EntityFactKind.InterfaceDetached, record.Request.Text("networkInterfaceId"), record.Request.Text("instanceId"), needsObject: false);
                break;
            case CloudTrailLesson.InterfaceDeleted:
                facts.Add(EntityFactKind.AddressReleased, record.Request.Text("networkInterfaceId"), default, needsObject: false);
                break;
            case CloudTrailLesson.PrivateAddressesAssigned:
                InterfaceFacts.Assigned(record, EntityFactKind.AddressOfInterface, facts);
                break;
            case CloudTrailLesson.PrivateAddressesUnassigned:
                InterfaceFacts.Assigned(record, EntityFactKind.AddressReleased, facts);
                break;
            case CloudTrailLesson.PublicAddressAllocated:
                facts.AddAddress(EntityFactKind.AddressOfInterface, record.Response.Text("allocationId"), record.Response.Text("publicIp"), default);
                break;
            case CloudTrailLesson.PublicAddressAssociated:
                InterfaceFacts.Associated(record.Request, facts);
                break;
            case CloudTrailLesson.PublicAddressReleased:
                InterfaceFacts.Released(record.Request, facts);
                break;
            case CloudTrailLesson.SessionHandedOut:
                SessionFacts.HandedOut(record, activity, facts);
                break;
            case CloudTrailLesson.AccessKeyMade:
                SessionFacts.KeyMade(record, activity, facts);
                break;
        }

        TagFacts.Learn(record, lesson, facts);
    }

    /// <summary>A machine's own credentials make sessions that bear its id; said once a file.</summary>
    private void HostOfSession(in CloudTrailRecord record, in ActorActivity activity, EventBuffer output)
    {
        if (activity.Session.IsNone || activity.ActorKind != ActorKind.Role) return;
        var arn = record[CloudTrailSlot.IdentityArn];
        var name = arn[(arn.LastIndexOf((byte)'/') + 1)..];
        if (!InstanceFacts.IsInstanceId(name) || hostSessions.Contains(activity.Session)) return;
        if (hostSessions.Count >= MostSessions) hostSessions.Clear();
        hostSessions.Add(activity.Session);
        new FactWriter(symbols, activity.Time, activity.Record, output).Add(EntityFactKind.RoleOfHost, symbols.Intern(name), activity.Actor);
    }
}

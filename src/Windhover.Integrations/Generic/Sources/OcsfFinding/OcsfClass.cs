using Windhover.Core.Events;

namespace Windhover.Integrations.Generic.Sources.OcsfFinding;

/// <summary>OCSF's classes (https://schema.ocsf.io/classes) and the ones that stand for them here.</summary>
internal static class OcsfClass
{
    /// <summary>The class of an event; none where there is no event of ours in it.</summary>
    public static EventClass Of(int uid) => uid switch
    {
        2001 or 2004 or 2005 or 2006 => EventClass.DetectionFinding, // security, detection, incident and data security finding
        3001 or 3005 or 3006 => EventClass.AccountChange, // account change, user access and group management
        3002 or 3003 => EventClass.Authentication, // authentication, session authorized
        4001 or 4005 or 4006 or 4007 => EventClass.NetworkActivity, // and its special cases RDP, SMB, SSH
        4002 => EventClass.HttpActivity,
        4003 => EventClass.DnsActivity,
        1007 => EventClass.ProcessActivity,
        6006 => EventClass.FileHostingActivity,
        3004 or 6001 or 6003 or 6004 or 6005 => EventClass.ApiActivity, // entity management, web resources, API, datastore
        _ => EventClass.None,
    };

    /// <summary>What <c>activity_id</c> means in a class.</summary>
    public static ActivityKind Activity(EventClass eventClass, int uid, int activity) => eventClass switch
    {
        EventClass.Authentication => uid == 3003 ? ActivityKind.Other : activity switch { 1 => ActivityKind.Logon, 2 => ActivityKind.Logoff, 3 or 4 or 5 => ActivityKind.Logon, _ => ActivityKind.Unknown },
        EventClass.AccountChange => uid switch
        {
            3001 => activity switch { 1 => ActivityKind.Create, 6 => ActivityKind.Delete, 0 => ActivityKind.Unknown, _ => ActivityKind.Update },
            _ => activity switch { 0 => ActivityKind.Unknown, 1 or 2 or 3 or 4 or 7 => ActivityKind.Update, 5 => ActivityKind.Delete, 6 => ActivityKind.Create, _ => ActivityKind.Other },
        },
        EventClass.ApiActivity when uid is 3004 or 6001 or 6003 => activity switch { 1 => ActivityKind.Create, 2 => ActivityKind.Read, 3 => ActivityKind.Update, 4 => ActivityKind.Delete, 0 => ActivityKind.Unknown, _ => ActivityKind.Other },
        EventClass.FileHostingActivity => activity switch
        {
            0 => ActivityKind.Unknown,
            1 or 6 or 8 => ActivityKind.Create, // upload, copy, restore
            2 or 9 or 14 => ActivityKind.Read, // download, preview, open
            3 or 5 or 7 or 10 or 11 or 12 or 13 => ActivityKind.Update, // update, rename, move, lock, unlock, share, unshare
            4 => ActivityKind.Delete,
            _ => ActivityKind.Other,
        },
        EventClass.ProcessActivity => activity switch { 1 => ActivityKind.Create, 2 => ActivityKind.Delete, 3 => ActivityKind.Read, 0 => ActivityKind.Unknown, _ => ActivityKind.Other },
        _ => activity == 0 ? ActivityKind.Unknown : ActivityKind.Other,
    };
}

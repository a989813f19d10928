using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.OcsfFinding;

/// <summary>Who acted, and on whom: <c>actor.user</c> acts; <c>user</c> is who signs in, and the one that an account change is about.</summary>
/// <param name="fields">Where the fields are.</param>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class OcsfPeople(OcsfFields fields, SymbolTable symbols)
{
    private const int System = 3, Service = 4;

    private readonly SymbolCache words = new(symbols);

    /// <summary>Fills actor, session, credential and, for account changes, the target.</summary>
    public void Map(in JsonRecord record, int uid, ref ActorActivity activity)
    {
        var user = Name(record, fields.UserMail, fields.UserId, fields.UserName);
        var isSignIn = activity.Class == EventClass.Authentication;
        activity.Session = words.Of(record[isSignIn && !record[fields.UserSession].IsEmpty ? fields.UserSession : fields.ActorSession]);
        activity.Credential = words.Of(record[fields.Credential]);
        activity.ActorAccount = words.Of(record[fields.ActorAccount]);
        activity.Mfa = Mfa(record[record[fields.UserMfa].IsEmpty ? fields.ActorMfa : fields.UserMfa]);
        if (isSignIn && !user.IsEmpty)
        {
            activity.Actor = AlertWords.Identity(user, default, symbols);
            activity.ActorKind = Kind(record[fields.UserTypeId], default);
        }
        else
        {
            Actor(record, user, ref activity);
        }

        if (activity.Class == EventClass.AccountChange) Target(record, user, uid, ref activity);
    }

    private static Truth Mfa(ReadOnlySpan<byte> text) => text.SequenceEqual("true"u8) ? Truth.Yes : text.SequenceEqual("false"u8) ? Truth.No : Truth.Unknown;

    private static ReadOnlySpan<byte> Name(in JsonRecord record, JsonField mail, JsonField id, JsonField name) =>
        !record[mail].IsEmpty ? record[mail] : !record[id].IsEmpty ? record[id] : record[name];

    private static ActorKind Kind(ReadOnlySpan<byte> typeId, ReadOnlySpan<byte> type)
    {
        if (type.SequenceEqual("Root"u8)) return ActorKind.Root;
        if (type.SequenceEqual("AssumedRole"u8)) return ActorKind.Role;
        if (typeId.Length == 1 && typeId[0] - '0' is System or Service) return ActorKind.Service;
        return ActorKind.User;
    }

    private void Actor(in JsonRecord record, ReadOnlySpan<byte> user, ref ActorActivity activity)
    {
        var actor = Name(record, fields.ActorMail, fields.ActorId, fields.ActorName);
        var type = record[fields.ActorType];
        var isRole = type.SequenceEqual("AssumedRole"u8) && !record[fields.ActorIssuer].IsEmpty;
        // A finding that names only one person is about that one.
        if (actor.IsEmpty && activity.Class == EventClass.DetectionFinding) actor = user;
        if (actor.IsEmpty) return;
        activity.Actor = isRole ? words.Of(record[fields.ActorIssuer]) : AlertWords.Identity(actor, default, symbols);
        if (isRole) activity.Session = words.Of(actor);
        activity.ActorKind = Kind(record[fields.ActorTypeId], type);
    }

    // Members are the target and groups what they join; otherwise the account, and the policy put to it.
    private void Target(in JsonRecord record, ReadOnlySpan<byte> user, int uid, ref ActorActivity activity)
    {
        var group = record[fields.Group];
        var isGroup = uid == 3006 && user.IsEmpty;
        activity.Resource = isGroup ? words.Of(group) : AlertWords.Identity(user, default, symbols);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of(isGroup ? "group"u8 : "user"u8);
        activity.Related = words.Of(uid == 3006 && !isGroup ? group : record[fields.Policy]);
    }
}

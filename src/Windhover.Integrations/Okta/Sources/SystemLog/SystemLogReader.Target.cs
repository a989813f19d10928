using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Okta.Sources.SystemLog;

/// <summary>
/// Which of several targets is the resource and which the second thing: a sign-in is to an application; a change is to a user, and what the user got or
/// lost (role, group, application) is the second.
/// </summary>
internal sealed partial class SystemLogReader
{
    private const int Unwanted = 90;
    private readonly FactTeller facts = new();

    private void Target(in JsonRecord record, in SystemLogOperation judged, ref ActorActivity activity)
    {
        int best = int.MaxValue, second = int.MaxValue, index = 0, bestIndex = -1;
        foreach (var item in record.Slice(targets))
        {
            var rank = Rank(item.Text("type"), judged.Class) * 100 + Math.Min(index, 99);
            if (rank < best && !Name(item).IsEmpty)
            {
                best = rank;
                bestIndex = index;
                activity.Resource = Of(item);
                activity.ResourceKind = Kind(item.Text("type"));
            }

            index++;
        }

        index = 0;
        foreach (var item in record.Slice(targets))
        {
            var rank = SecondRank(item.Text("type")) * 100 + Math.Min(index, 99);
            if (index++ == bestIndex || rank >= second || rank >= Unwanted * 100 || Name(item).IsEmpty) continue;
            second = rank;
            activity.Related = Of(item);
        }

        if (activity.Related.IsNone) activity.Related = texts.Of(record[privilege]);
        if (judged.Class != EventClass.DetectionFinding || !activity.Resource.IsNone || !activity.Actor.IsNone) return;

        // A finding about an address with which nobody signed in is about the address.
        activity.Resource = texts.Of(Known(record[actorId]));
        activity.ResourceKind = Kind(record[actorType]);
    }

    private static int Rank(ReadOnlySpan<byte> type, EventClass eventClass)
    {
        if (type.SequenceEqual("User"u8)) return eventClass == EventClass.Authentication ? 2 : 1;
        if (type.SequenceEqual("AppInstance"u8)) return eventClass == EventClass.Authentication ? 1 : 3;
        if (type.SequenceEqual("UserGroup"u8)) return 2;
        if (type.SequenceEqual("AppUser"u8)) return 8;
        return type.SequenceEqual("AuthenticatorEnrollment"u8) ? 9 : 5;
    }

    private static int SecondRank(ReadOnlySpan<byte> type)
    {
        if (type.IndexOf("ROLE"u8) >= 0 || type.IndexOf("Role"u8) >= 0) return 1;
        if (type.SequenceEqual("UserGroup"u8)) return 2;
        if (type.SequenceEqual("AppInstance"u8)) return 3;
        if (type.SequenceEqual("User"u8)) return 4;
        if (type.StartsWith("Policy"u8)) return 5;
        return type.SequenceEqual("AppUser"u8) || type.SequenceEqual("AuthenticatorEnrollment"u8) ? Unwanted : 6;
    }

    private Symbol Of(JsonSlice item) => identities.Of(Name(item));

    private static ReadOnlySpan<byte> Name(JsonSlice item)
    {
        var name = Known(item.Text("alternateId"));
        if (name.IsEmpty) name = Known(item.Text("id"));
        return name.IsEmpty ? item.Text("displayName") : name;
    }

    // "UserGroup" is a group, "AppInstance" an application, "PolicyEntity" a policy entity.
    private Symbol Kind(ReadOnlySpan<byte> type)
    {
        if (type.SequenceEqual("UserGroup"u8)) return texts.Of("group"u8);
        if (type.SequenceEqual("AppInstance"u8)) return texts.Of("application"u8);
        Span<byte> words = stackalloc byte[64];
        var length = 0;
        for (var i = 0; i < type.Length && length < words.Length - 1; i++)
        {
            var isUpper = char.IsAsciiLetterUpper((char)type[i]);
            if (isUpper && i > 0 && char.IsAsciiLetterLower((char)type[i - 1])) words[length++] = (byte)' ';
            words[length++] = isUpper ? (byte)(type[i] | 0x20) : type[i] == '_' ? (byte)' ' : type[i];
        }

        return texts.Of(words[..length]);
    }

    private void Learn(in JsonRecord record, in SystemLogOperation judged, in ActorActivity activity, EventBuffer output)
    {
        if (activity.Outcome == Outcome.Failure || judged.Class == EventClass.DetectionFinding) return;
        facts.Once(EntityFactKind.SessionOfPrincipal, activity.Session, activity.Actor, activity, output);
        facts.Once(EntityFactKind.CredentialOfIdentity, activity.Credential, activity.Actor, activity, output);
        var actor = identities.Of(Known(record[actorId]));
        facts.Once(EntityFactKind.NameOf, actor, activity.Actor, activity, output);
    }
}

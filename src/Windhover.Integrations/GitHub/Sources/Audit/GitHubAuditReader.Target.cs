using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.GitHub.Sources.Audit;

/// <summary>What was acted on, the second thing, and what the record teaches about tokens and names.</summary>
internal sealed partial class GitHubAuditReader
{
    private readonly FactTeller facts = new();

    private void Target(in JsonRecord record, in GitHubAuditAction judged, ref ActorActivity activity)
    {
        var person = record[user].IsEmpty ? record[invitee] : record[user];
        var first = judged.IsAboutUser && !person.IsEmpty ? Subject.User
            : judged.IsAboutTeam && !record[team].IsEmpty ? Subject.Team
            : !record[repo].IsEmpty ? Subject.Repository
            : !record[team].IsEmpty ? Subject.Team
            : !record[org].IsEmpty ? Subject.Organization
            : !record[business].IsEmpty ? Subject.Enterprise
            : person.IsEmpty ? Subject.None : Subject.User;
        (activity.Resource, activity.ResourceKind) = first switch
        {
            Subject.User => (identities.Of(person), texts.Of("user"u8)),
            Subject.Team => (texts.Of(record[team]), texts.Of("team"u8)),
            Subject.Repository => (texts.Of(record[repo]), texts.Of("repository"u8)),
            Subject.Organization => (texts.Of(record[org]), texts.Of("organization"u8)),
            Subject.Enterprise => (texts.Of(record[business]), texts.Of("enterprise"u8)),
            _ => (default, default),
        };
        activity.Related = Second(record, judged, first, person);
    }

    private Symbol Second(in JsonRecord record, in GitHubAuditAction judged, Subject first, ReadOnlySpan<byte> person)
    {
        switch (judged.Second)
        {
            case GitHubAuditSecond.Webhook:
                return texts.Of(record[webhook]);
            case GitHubAuditSecond.Name:
                return texts.Of(record[branch].IsEmpty ? record[workflow] : record[branch]);
            case GitHubAuditSecond.Ruleset:
                return texts.Of(record[ruleset]);
            case GitHubAuditSecond.Application:
                return texts.Of(record[integration].IsEmpty ? record[workflow] : record[integration]);
            case GitHubAuditSecond.Role:
                return texts.Of(record[role].IsEmpty ? record[workflow] : record[role]);
            case GitHubAuditSecond.Group when first == Subject.User:
                return texts.Of(!record[team].IsEmpty ? record[team] : !record[org].IsEmpty ? record[org] : record[business]);
            case GitHubAuditSecond.Group when first == Subject.Team:
                return texts.Of(record[repo]);
        }

        // Who merely did it is no second thing.
        return first == Subject.User || person.SequenceEqual(record[actor]) ? default : identities.Of(person);
    }

    private void Learn(in JsonRecord record, in ActorActivity activity, EventBuffer output)
    {
        if (activity.Outcome == Outcome.Failure) return;
        facts.Once(IsHandedOut(record) ? EntityFactKind.SessionOfPrincipal : EntityFactKind.CredentialOfIdentity, activity.Credential, activity.Actor, activity, output);
        facts.Once(EntityFactKind.NameOf, activity.Actor, identities.Of(record[nameId]), activity, output);
    }

    // What an application is handed lasts an hour; other tokens and keys are of one identity for long.
    private bool IsHandedOut(in JsonRecord record) => record[access].StartsWith("GitHub App"u8);

    private enum Subject
    {
        None,
        User,
        Team,
        Repository,
        Organization,
        Enterprise,
    }
}

using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>Who acted, with what key, and for whom: from authenticationInfo.</summary>
internal sealed class AuditActor
{
    private const int LongestSession = 1000;

    private readonly SymbolTable symbols;
    private readonly JsonField mail, subject, thirdParty, key, delegation;
    private readonly SymbolCache keys;

    /// <param name="identity">Writes principals.</param>
    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="field">Keeps a field.</param>
    /// <param name="whole">Keeps a field as a whole.</param>
    public AuditActor(AuditIdentity identity, SymbolTable symbols, Keep field, Keep whole)
    {
        this.symbols = symbols;
        Identity = identity;
        keys = new SymbolCache(text => symbols.Intern(ResourcePath.Last(text)), width: 320);
        mail = field("protoPayload.authenticationInfo.principalEmail");
        subject = field("protoPayload.authenticationInfo.principalSubject");
        thirdParty = field("protoPayload.authenticationInfo.thirdPartyPrincipal.thirdPartyClaims.sub", "protoPayload.authenticationInfo.thirdPartyPrincipal.thirdPartyClaims.subject");
        key = field("protoPayload.authenticationInfo.serviceAccountKeyName");
        delegation = whole("protoPayload.authenticationInfo.serviceAccountDelegationInfo");
    }

    /// <summary>Keeps the field of some paths.</summary>
    public delegate JsonField Keep(params ReadOnlySpan<string> paths);

    /// <summary>Writes principals.</summary>
    public AuditIdentity Identity { get; }

    /// <summary>Fills the actor's fields of an event.</summary>
    public void Map(in JsonRecord record, ref ActorActivity activity)
    {
        var who = record[mail];
        if (who.IsEmpty) who = record[subject];
        if (who.IsEmpty) who = record[thirdParty];
        activity.Actor = Identity.Of(who);
        activity.ActorKind = AuditIdentity.Kind(who);
        activity.ActorAccount = Identity.AccountOf(who);
        activity.Credential = keys.Of(record[key]);
        if (!activity.Credential.IsNone) activity.CredentialLasts = Truth.Yes;
        var behind = Behind(record);
        if (!behind.IsNone && behind != activity.Actor) activity.Session = Session(activity.Actor, behind);
    }

    /// <summary>The first of those who acted through one another: the log keeps their order.</summary>
    public Symbol Behind(in JsonRecord record)
    {
        foreach (var link in record.Slice(delegation))
        {
            var who = link["firstPartyPrincipal"].Text("principalEmail");
            if (who.IsEmpty) who = link.Text("principalSubject");
            if (who.IsEmpty) who = link["thirdPartyPrincipal"]["thirdPartyClaims"].Text("sub");
            if (!who.IsEmpty) return Identity.Of(who);
        }

        return default;
    }

    // The log has no id of the token: account and caller together are the session, as a role's session is role and name.
    private Symbol Session(Symbol account, Symbol caller)
    {
        var text = $"{symbols.Text(account)}/{symbols.Text(caller)}";
        return symbols.Intern(text.Length > LongestSession ? text[..LongestSession] : text);
    }
}

using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Storage;

/// <summary>
/// Who asked: the user or application of a token; the storage account itself for its keys, which may do everything, and for signatures made with them;
/// nobody for anonymous requests.
/// </summary>
internal sealed class StorageIdentity
{
    private readonly AzureSymbols symbols;
    private readonly AzureField type, hash, upn, objectId, appId, tenant, principal;

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public StorageIdentity(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        type = fields.Text("identity.type", "AuthenticationType");
        hash = fields.Text("identity.tokenHash", "AuthenticationHash");
        upn = fields.Text("identity.requester.upn", "RequesterUpn");
        objectId = fields.Text("identity.requester.objectId", "RequesterObjectId");
        appId = fields.Text("identity.requester.appId", "identity.requester.appID", "RequesterAppId");
        tenant = fields.Text("identity.requester.tenantId", "RequesterTenantId");
        principal = fields.Text("identity.authorization.principals.id");
    }

    /// <summary>Fills the actor.</summary>
    /// <param name="record">The record.</param>
    /// <param name="account">Resource id of the storage account.</param>
    /// <param name="activity">The event.</param>
    public void Map(in JsonRecord record, Symbol account, ref ActorActivity activity)
    {
        activity.Credential = symbols.Of(hash.In(record));
        activity.ActorAccount = symbols.Lower(tenant.In(record));
        var actor = upn.In(record);
        if (actor.IsEmpty) actor = objectId.In(record);
        if (actor.IsEmpty) actor = principal.In(record);
        if (actor.IsEmpty) actor = appId.In(record);
        var how = type.In(record);
        if (!actor.IsEmpty)
        {
            activity.Actor = symbols.Lower(actor);
            activity.ActorKind = ActorKind.User;
        }
        else if (Starts(how, "Anonymous"u8))
        {
            activity.ActorKind = ActorKind.Anonymous;
        }
        else if (Starts(how, "Account"u8))
        {
            (activity.Actor, activity.ActorKind) = (account, ActorKind.Root);
        }
        else if (Starts(how, "SAS"u8))
        {
            (activity.Actor, activity.ActorKind) = (account, ActorKind.Role);
        }
    }

    private static bool Starts(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);
}

using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>Who acts: a user under the sign-in name, anything else under its object id, so that all logs of a tenant speak of one entity.</summary>
internal static class AzureIdentity
{
    /// <summary>Fills the actor from a token's claims.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="activity">The event.</param>
    public static void FromClaims(scoped in TokenClaims claims, AzureSymbols symbols, ref ActorActivity activity)
    {
        var name = claims.Upn.IsEmpty && claims.Name.IndexOf((byte)'@') >= 0 ? claims.Name : claims.Upn;
        var actor = !name.IsEmpty ? name : !claims.ObjectId.IsEmpty ? claims.ObjectId : claims.AppId;
        activity.ActorAccount = symbols.Lower(claims.TenantId);
        activity.Credential = symbols.Of(claims.TokenId);
        if (!activity.Credential.IsNone) activity.CredentialLasts = Truth.No;
        if (actor.IsEmpty) return;
        activity.Actor = symbols.Lower(actor);
        activity.ActorKind = ActorKind.User;

        // For a user the application is the tool; an application has no other tool than itself.
        if (!name.IsEmpty) activity.Agent = symbols.Of(FirstPartyApp.NameOf(claims.AppId));
        if (!claims.Methods.IsEmpty) activity.Mfa = claims.Methods.IndexOf("mfa"u8) >= 0 ? Truth.Yes : Truth.No;
    }

    /// <summary>Whether an id is there and not all zeros, which stands for none.</summary>
    public static bool IsId(ReadOnlySpan<byte> id) => !id.IsEmpty && id.IndexOfAnyExcept("0-"u8) >= 0;
}

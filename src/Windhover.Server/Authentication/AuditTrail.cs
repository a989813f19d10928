using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Writes the audit log.</summary>
internal sealed class AuditTrail(AccessPart part, TimeProvider clock)
{
    private const int MostOfText = 300;

    /// <summary>Notes what somebody did; it is on the disk when this returns. Does nothing where nobody signs in.</summary>
    internal void Note(HttpContext context, string who, SignInMeans means, string what, string on, AuditOutcome outcome, string detail = "") => part.Store?.Note(new()
    {
        Time = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        Who = Cut(who),
        Means = means,
        Address = Addresses.Of(context),
        What = what,
        On = Cut(on),
        Outcome = outcome,
        Detail = Cut(detail),
    });

    /// <summary>The same for who is signed in.</summary>
    internal void Note(HttpContext context, SignedIn who, string what, string on, AuditOutcome outcome, string detail = "") => Note(context, who.Name, who.Means, what, on, outcome, detail);

    private static string Cut(string text) => text.Length > MostOfText ? text[..MostOfText] : text;
}

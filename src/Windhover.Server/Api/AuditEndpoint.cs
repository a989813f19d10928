using Windhover.Core.Access;
using Windhover.Core.Stores;
using Windhover.Server.Authentication;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>The audit log.</summary>
internal static class AuditEndpoint
{
    private static readonly QueryParameter<string> Who = Parameters.Text("who", "Only by exactly this name.");
    private static readonly QueryParameter<string> What = Parameters.Text("what", "Only exactly this deed, such as `sign_in` or the name of an operation here.");
    private static readonly QueryParameter<AuditOutcome?> Outcome = Parameters.OneOf<AuditOutcome>("outcome", "Only with this outcome.");
    private static readonly QueryParameter<string> Text = Parameters.Text("text", "Only with this text in name, deed, object, address or reason.");

    internal static void MapAudit(this RouteGroupBuilder api) => api.MapGet("/audit", List).WithTags("audit").WithName("list_audit").WithSummary("What people and tokens did and were refused, newest first")
        .WithDescription("Each entry holds the hash of the one before; `windhover audit verify` looks at the whole chain. Empty where nobody signs in.")
        .RequireRole(Role.Administrator).Takes(Who, What, Outcome, Text, Parameters.From, Parameters.To, Parameters.Cursor, Parameters.Limit).Produces<Page<AuditEntry>>();

    private static IResult List(HttpRequest request, AccessPart part)
    {
        var query = new AuditQuery
        {
            Who = Who.Read(request),
            What = What.Read(request),
            Outcome = Outcome.Read(request),
            Text = Text.Read(request),
            From = Parameters.From.Read(request),
            To = Parameters.To.Read(request),
            Cursor = Parameters.Cursor.Read(request),
            Limit = Parameters.Limit.Read(request) ?? 50,
        };
        return TypedResults.Ok(part.Store is null ? new Page<AuditEntry>([], null, 0) : QueryEndpoints.Page(query.Cursor, () => part.Store.Audit(query)));
    }
}

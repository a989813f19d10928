namespace Windhover.Server.Authentication;

/// <summary>What an endpoint adds to the audit log's entry of its request, where the address alone does not say on whom or what.</summary>
/// <param name="On">On whom or what.</param>
/// <param name="Detail">More in words; never a secret.</param>
internal sealed record AuditNote(string On, string Detail = "")
{
    /// <summary>Sets it for a request.</summary>
    internal static void Set(HttpContext context, string on, string detail = "") => context.Features.Set(new AuditNote(on, detail));
}

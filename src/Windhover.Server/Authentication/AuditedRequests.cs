using Windhover.Core.Access;
using Windhover.Storage;

namespace Windhover.Server.Authentication;

/// <summary>
/// Notes every write of who is signed in, and every request that was refused to them, before the answer begins: where it cannot be noted, there is an error instead of an answer. What failed for want of room is
/// answered all the same, with the reason: nothing was done.
/// What strangers are refused is not noted, since they could fill the disk with it; what they try to sign in with is, by those endpoints themselves.
/// </summary>
internal static class AuditedRequests
{
    internal static void UseAudit(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (SignedIn.Of(context) is { } who && context.Request.Path.StartsWithSegments("/api")) context.Response.OnStarting(() => NoteAsync(context, who));
        return next(context);
    });

    private static Task NoteAsync(HttpContext context, SignedIn who)
    {
        var outcome = OutcomeOf(context.Response.StatusCode);
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if ((isRead && outcome != AuditOutcome.Refused) || context.GetEndpoint()?.Metadata.GetMetadata<NotesItself>() is not null) return Task.CompletedTask;
        var note = context.Features.Get<AuditNote>();
        var what = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? context.Request.Method.ToLowerInvariant();
        try
        {
            context.RequestServices.GetRequiredService<AuditTrail>().Note(context, who, what, note?.On ?? context.Request.Path, outcome, outcome == AuditOutcome.Done ? note?.Detail ?? "" : $"HTTP {context.Response.StatusCode}");
        }
        catch (Exception failure) when (outcome == AuditOutcome.Failed && DataDisk.CauseOf(failure) is not null)
        {
            context.RequestServices.GetRequiredService<ILogger<AuditTrail>>().LogWarning("That {What} failed is not in the audit log: {Cause}", what, DataDisk.CauseOf(failure));
        }

        return Task.CompletedTask;
    }

    private static AuditOutcome OutcomeOf(int status) => status switch
    {
        < 400 => AuditOutcome.Done,
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests => AuditOutcome.Refused,
        _ => AuditOutcome.Failed,
    };
}

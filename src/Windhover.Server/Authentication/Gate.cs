using Microsoft.AspNetCore.Http.Metadata;
using Windhover.Server.Errors;

namespace Windhover.Server.Authentication;

/// <summary>Lets through to the API whom its endpoints' clearances let through. Pages and their files are for everybody: they hold nothing.</summary>
internal static class Gate
{
    /// <summary>The tag of what a token may always ask: who it is.</summary>
    internal const string OpenTag = "session";

    internal static void UseGate(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/api")) return next(context);
        var clearance = Clearance.Of(context.GetEndpoint()?.Metadata ?? [], context.Request.Method);
        if (clearance.Role is not { } role) return next(context);
        if (SignedIn.Of(context) is not { } who)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer"; // https://www.rfc-editor.org/rfc/rfc6750#section-3
            return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "Sign in first.");
        }

        return Refusal(context, clearance, role, who) is { } refusal ? Problems.WriteAsync(context, StatusCodes.Status403Forbidden, refusal) : next(context);
    });

    private static string? Refusal(HttpContext context, Clearance clearance, Core.Access.Role role, SignedIn who)
    {
        if (who.Must is { } must && !clearance.First) return must == FirstStep.ChangePassword ? "Change your password first." : "Set up one-time codes first.";
        if (who.Token is { } token)
        {
            if (clearance.PeopleOnly) return "No token can do this; sign in as a person.";
            var tags = context.GetEndpoint()?.Metadata.OfType<ITagsMetadata>().SelectMany(each => each.Tags).ToArray() ?? [];
            if (token.Scopes.Count > 0 && !tags.Contains(OpenTag, StringComparer.Ordinal) && !tags.Any(tag => token.Scopes.Contains(tag, StringComparer.Ordinal)))
                return $"This token may use {string.Join(", ", token.Scopes)} only.";
        }

        return who.Role >= role ? null : $"This needs the role {Name(role)}; yours here is {Name(who.Role)}.";
    }

    private static string Name(Core.Access.Role role) => role.ToString().ToLowerInvariant();
}

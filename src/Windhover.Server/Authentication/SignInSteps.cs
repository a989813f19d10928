using Windhover.Server.Authentication.OpenId;
using Windhover.Server.Security;

namespace Windhover.Server.Authentication;

/// <summary>Puts sign-in into a server.</summary>
internal static class SignInSteps
{
    internal static void AddSignIn(this IServiceCollection services, ServerOptions options, ServerParts parts)
    {
        services.AddSingleton(new AccessPart(options.SignIn is null ? null : parts.Access));
        services.AddSingleton<AuditTrail>();
        if (options.SignIn is not { } signIn) return;
        Passwords.Prepare();
        services.AddSingleton(signIn);
        services.AddSingleton<Authenticator>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<Sessions>();
        SecretBox.Add(services, signIn.KeyFolder);
        RequestLimits.Add(services, signIn);
        if (signIn.OpenId is { } provider) services.AddSingleton(services => new OpenIdFlow(provider, services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>After routing: who it is, how often, what is noted, from where, and whether they may.</summary>
    internal static void UseSignIn(this WebApplication app, ServerOptions options)
    {
        if (options.SignIn is null)
        {
            app.UseSameOriginOnly();
            return;
        }

        var authenticator = app.Services.GetRequiredService<Authenticator>();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/api") && authenticator.Read(context) is { } who) context.Features.Set(who);
            return next(context);
        });
        app.UseAudit();
        app.UseRateLimiter();
        app.UseSameOriginOnly();
        app.UseGate();
    }
}

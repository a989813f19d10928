using Microsoft.AspNetCore.Diagnostics;
using Windhover.Server.Security;
using Windhover.Storage;

namespace Windhover.Server.Errors;

/// <summary>Gives every error a body: what failed in here says nothing about itself but the number under which it is logged.</summary>
internal static class ErrorResponses
{
    internal static void UseErrorResponses(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ExplainFailureAsync, AllowStatusCode404Response = true });
        app.UseStatusCodePages(static pages => Problems.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode, Explain(pages.HttpContext)));
    }

    private static Task ExplainFailureAsync(HttpContext context)
    {
        SecurityHeaders.Apply(context);
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is BadHttpRequestException bad) return Problems.WriteAsync(context, bad.StatusCode, "The request could not be read.");
        return failure is not null && DataDisk.CauseOf(failure) is { } cause
            ? Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, $"Not now: {cause}.")
            : Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, $"Something failed in the server; its log says what, under {context.TraceIdentifier}.");
    }

    private static string Explain(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => "The request could not be read.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not possible here.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        _ => "The request was refused.",
    };
}

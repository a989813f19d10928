using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Windhover.Server.Json;
using Windhover.Server.Query;

namespace Windhover.Server.Errors;

/// <summary>Errors as RFC 9457 asks (https://www.rfc-editor.org/rfc/rfc9457): <c>application/problem+json</c> with a plain <c>detail</c>.</summary>
internal static class Problems
{
    internal const string ContentType = "application/problem+json";

    /// <summary>A problem; <paramref name="parameter"/> names the part of the request that is at fault.</summary>
    internal static ProblemDetails Make(int status, string detail, string? parameter = null)
    {
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        if (parameter is not null) problem.Extensions["parameter"] = parameter;
        return problem;
    }

    /// <summary>Nothing is there.</summary>
    internal static IResult NotFound(string detail) => Result(Make(StatusCodes.Status404NotFound, detail));

    /// <summary>The request is at fault.</summary>
    internal static IResult BadRequest(string parameter, string detail) => Result(Make(StatusCodes.Status400BadRequest, detail, parameter));

    /// <summary>A parameter is at fault; says where in it, when that is known.</summary>
    internal static IResult BadRequest(BadQueryException bad)
    {
        var problem = Make(StatusCodes.Status400BadRequest, bad.Message, bad.Parameter);
        if (bad.Position is { } position) (problem.Extensions["position"], problem.Extensions["length"]) = (position, bad.Length);
        return Result(problem);
    }

    /// <summary>Who asks is not who they say, or has not said enough.</summary>
    internal static IResult Unauthorized(string detail, string? parameter = null) => Result(Make(StatusCodes.Status401Unauthorized, detail, parameter));

    /// <summary>Somebody else was faster.</summary>
    internal static IResult Outdated(string detail) => Result(Make(StatusCodes.Status412PreconditionFailed, detail));

    /// <summary>It cannot be done as things stand.</summary>
    internal static IResult Conflict(string detail) => Result(Make(StatusCodes.Status409Conflict, detail));

    internal static Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Make(status, detail), ApiJson.Info<ProblemDetails>(), ContentType, context.RequestAborted);
    }

    private static IResult Result(ProblemDetails problem) =>
        TypedResults.Json(problem, ApiJson.Info<ProblemDetails>(), ContentType, problem.Status);
}

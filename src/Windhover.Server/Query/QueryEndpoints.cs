using Windhover.Server.Errors;

namespace Windhover.Server.Query;

/// <summary>Ties query parameters to endpoints: they are checked and described from one list.</summary>
internal static class QueryEndpoints
{
    /// <summary>Says which query parameters an endpoint takes; any other is refused, since a misspelled filter would silently match everything.</summary>
    internal static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters) =>
        endpoint.WithMetadata(new QueryParameters(parameters)).ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>Says which headers an endpoint that changes something reads, and how it may refuse.</summary>
    internal static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint, params RequestHeader[] headers) => endpoint.WithMetadata(new RequestHeaders(headers))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Turns what is wrong with a query into a 400 problem, for every endpoint of the group.</summary>
    internal static RouteGroupBuilder ChecksQueries(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(static async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            var known = context.GetEndpoint()?.Metadata.GetMetadata<QueryParameters>()?.All ?? [];
            var stray = context.Request.Query.Keys.FirstOrDefault(key => !known.Any(parameter => parameter.Name == key));
            if (stray is not null) return Problems.BadRequest(stray, $"'{stray}' is not a parameter here; there are: {Names(known)}.");
            try
            {
                return await next(invocation);
            }
            catch (BadQueryException bad)
            {
                return Problems.BadRequest(bad);
            }
        });
        return group;
    }

    /// <summary>Asks a store for a page; a cursor that the store cannot read is the caller's mistake.</summary>
    internal static T Page<T>(string? cursor, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception failure) when (cursor is not null && failure is ArgumentException or FormatException)
        {
            throw new BadQueryException(Parameters.Cursor.Name, "'cursor' is not one that a page gave; start again without it.");
        }
    }

    private static string Names(QueryParameter[] parameters) =>
        parameters.Length == 0 ? "none" : string.Join(", ", parameters.Select(parameter => parameter.Name));
}

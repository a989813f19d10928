using Microsoft.AspNetCore.Http.Metadata;
using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Tokens, with which programs use the API.</summary>
internal static class TokenEndpoints
{
    private const int MostDays = 365;
    private const int UsualDays = 90;
    private const long Day = 86_400_000;

    internal static void MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("tokens").RequireRole(Role.Administrator, peopleOnly: true);
        tokens.MapGet("", List).WithName("list_tokens").WithSummary("All tokens, newest first; also those that are over or were taken back").Produces<ItemList<TokenView>>();
        tokens.MapPost("", Add).WithName("add_token").WithSummary("Makes a token of one's own; the answer holds it, this once")
            .WithDescription("Programs send it as `Authorization: Bearer …`. It may do what its role may, as long as its owner may too, in the parts of the API that it names.")
            .Writes().Produces<TokenView>().ProducesProblem(StatusCodes.Status409Conflict);
        tokens.MapDelete("/{id}", Revoke).WithName("revoke_token").WithSummary("Takes a token back at once").Writes().Produces<TokenView>();
    }

    private static IResult List(AccessPart part) => TypedResults.Ok(new ItemList<TokenView>(part.Store is null ? [] : [.. part.Store.Tokens().Select(token => TokenView.Of(token))]));

    private static IResult Add(TokenRequest body, HttpContext context, AccessPart part, EndpointDataSource endpoints, TimeProvider clock)
    {
        if (part.Store is null || SignedIn.Of(context) is not { } who) return Problems.Conflict("Nobody signs in here.");
        if (User.ProblemOfName(body.Name) is { } problem) return Problems.BadRequest("name", problem);
        var days = body.Days ?? UsualDays;
        if (days is < 1 or > MostDays) return Problems.BadRequest("days", $"'days' must be a whole number from 1 to {MostDays}.");
        var known = endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<ITagsMetadata>()).SelectMany(tags => tags.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var scopes = (body.Scopes ?? []).Distinct(StringComparer.Ordinal).ToArray();
        if (scopes.FirstOrDefault(scope => !known.Contains(scope, StringComparer.Ordinal)) is { } unknown) return Problems.BadRequest("scopes", $"There is no part '{unknown}'; there are {string.Join(", ", known)}.");
        if (body.Role > who.Role) return Problems.BadRequest("role", "A token may not do more than you.");
        var secret = "wh_" + Secrets.Make();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var token = new ApiToken
        {
            TokenId = Secrets.MakeId(), Name = body.Name, Owner = who.User.Name, Role = body.Role, Scopes = scopes, Hash = Secrets.Hash(secret), CreatedAt = now, ExpiresAt = now + (days * Day),
        };
        AuditNote.Set(context, $"{token.Name} ({token.TokenId})", $"{token.Role.ToString().ToLowerInvariant()}, {days} days{(scopes.Length == 0 ? "" : ", " + string.Join(' ', scopes))}");
        part.Store.Add(token);
        return TypedResults.Ok(TokenView.Of(token, secret));
    }

    private static IResult Revoke(string id, AccessPart part, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return part.Store?.Revoke(id, now) is { } token ? TypedResults.Ok(TokenView.Of(token with { RevokedAt = now })) : Problems.NotFound($"There is no token '{id}' that could be taken back.");
    }
}

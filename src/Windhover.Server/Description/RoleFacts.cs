using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Windhover.Server.Authentication;
using Windhover.Server.Json;

namespace Windhover.Server.Description;

/// <summary>Says of each operation who may call it: <c>x-role</c>, <c>x-people-only</c> where no token will do, and what is answered to others.</summary>
internal sealed class RoleFacts : IOpenApiOperationTransformer, IOpenApiDocumentTransformer
{
    private const string Cookie = "session";
    private const string Token = "token";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var clearance = Clearance.Of(context.Description.ActionDescriptor.EndpointMetadata, context.Description.HttpMethod ?? "");
        operation.Security = [];
        if (clearance.Role is not { } role) return;
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        operation.Extensions["x-role"] = new JsonNodeExtension(JsonValue.Create(SnakeCaseEnum<Core.Access.Role>.Names[(int)role])!);
        if (clearance.PeopleOnly) operation.Extensions["x-people-only"] = new JsonNodeExtension(JsonValue.Create(true)!);
        operation.Security.Add(new() { [new(Cookie, context.Document)] = [] });
        if (!clearance.PeopleOnly) operation.Security.Add(new() { [new(Token, context.Document)] = [] });
        operation.Responses ??= [];
        foreach (var status in new[] { "401", "403" })
        {
            if (operation.Responses.ContainsKey(status)) continue;
            var schema = await context.GetOrCreateSchemaAsync(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), null, cancellationToken);
            operation.Responses[status] = new OpenApiResponse
            {
                Description = status == "401" ? "Unauthorized" : "Forbidden",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Errors.Problems.ContentType] = new() { Schema = context.Document is null ? schema : new OpenApiSchemaReference("ProblemDetails", context.Document) } },
            };
        }
    }

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Cookie] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "windhover", Description = "The cookie that signing in sets; over https it is called `__Host-windhover`. Needed where `sign_in` of the session says so.",
        };
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token that an administrator made." };
        return Task.CompletedTask;
    }
}

using Microsoft.OpenApi;

namespace Windhover.Server.Description;

/// <summary>The OpenAPI document of the API, made from the endpoints themselves.</summary>
internal static class ApiDescription
{
    internal static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddSchemaTransformer(new SchemaFacts());
        options.AddOperationTransformer(new QueryFacts());
        options.AddOperationTransformer(new FileFacts());
        options.AddOperationTransformer(new RoleFacts());
        options.AddDocumentTransformer(new RoleFacts());
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Windhover",
                Version = "v1",
                Description = "Incidents, alerts, entities and telemetry of a running Windhover. Times are epoch milliseconds, UTC. " +
                    "Text that comes from logs is whatever an attacker wrote: show it as text, never as markup.",
                License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
            };
            document.Servers = [new() { Url = "/" }]; // not the address of the day: the document is the same everywhere
            return Task.CompletedTask;
        });
    });

    internal static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/v1.json");
}

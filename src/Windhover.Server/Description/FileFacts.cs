using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Windhover.Server.Description;

/// <summary>Describes answers that are files: those that are JSON are objects of the format's own, the others text.</summary>
internal sealed class FileFacts : IOpenApiOperationTransformer
{
    /// <summary>Metadata of the endpoints whose answer is a file.</summary>
    internal static readonly object Marker = new();

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.Contains(Marker) || operation.Responses?["200"].Content is not { } contents) return Task.CompletedTask;
        foreach (var (type, content) in contents)
        {
            if (type.EndsWith("json", StringComparison.Ordinal)) content.Schema = new OpenApiSchema { Type = JsonSchemaType.Object };
        }

        return Task.CompletedTask;
    }
}

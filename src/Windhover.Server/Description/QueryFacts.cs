using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Windhover.Server.Query;

namespace Windhover.Server.Description;

/// <summary>Describes the query parameters and headers that an endpoint takes.</summary>
internal sealed class QueryFacts : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var parameters = context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameters>().FirstOrDefault()?.All ?? [];
        var headers = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestHeaders>().FirstOrDefault()?.All ?? [];
        if (parameters.Length + headers.Length > 0) operation.Parameters ??= [];
        foreach (var parameter in parameters) operation.Parameters!.Add(parameter.Describe());
        foreach (var header in headers) operation.Parameters!.Add(header.Describe());
        return Task.CompletedTask;
    }
}

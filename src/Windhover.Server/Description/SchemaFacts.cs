using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Windhover.Server.Api;

namespace Windhover.Server.Description;

/// <summary>Adds what a schema cannot know by itself: the types that our own converters write, and that no field of an answer is ever left out.</summary>
internal sealed class SchemaFacts : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var orNull = type == context.JsonTypeInfo.Type ? default : JsonSchemaType.Null;
        if (type == typeof(Address) || type == typeof(AddressBlock))
        {
            schema.Type = JsonSchemaType.String | orNull;
        }
        else if (type == typeof(double))
        {
            schema.Type = JsonSchemaType.Number | orNull;
            schema.Format = "double";
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String | orNull;
        }
        else if (type == typeof(ProblemDetails))
        {
            schema.Description = "What is wrong, as RFC 9457 says it.";
            schema.Properties!["parameter"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The part of the request at fault; only where there is one." };
            schema.Properties["position"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "Where in it, counted in characters before; only for a query that cannot be read." };
            schema.Properties["length"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "How many characters are at fault there." };
        }
        else if (schema.Properties is { Count: > 0 } properties && !typeof(IRequestBody).IsAssignableFrom(type))
        {
            schema.Required = properties.Keys.ToHashSet(StringComparer.Ordinal);
        }

        return Task.CompletedTask;
    }
}

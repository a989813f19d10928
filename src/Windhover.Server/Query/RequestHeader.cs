using Microsoft.OpenApi;

namespace Windhover.Server.Query;

/// <summary>One request header as the description of the API shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it says.</param>
/// <param name="Required">True when there is no answer without it.</param>
internal sealed record RequestHeader(string Name, string Description, bool Required = false)
{
    internal OpenApiParameter Describe() =>
        new() { Name = Name, In = ParameterLocation.Header, Description = Description, Required = Required, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}

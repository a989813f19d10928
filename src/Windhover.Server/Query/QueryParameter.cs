using Microsoft.OpenApi;

namespace Windhover.Server.Query;

/// <summary>One query parameter as the description of the API shows it.</summary>
/// <param name="name">Its name in the URL.</param>
/// <param name="description">What it limits.</param>
/// <param name="required">True when there is no answer without it.</param>
internal abstract class QueryParameter(string name, string description, bool required)
{
    internal const int MaxLength = 2048;

    internal string Name { get; } = name;

    internal OpenApiParameter Describe() =>
        new() { Name = Name, In = ParameterLocation.Query, Description = description, Required = required, Schema = Schema() };

    protected abstract OpenApiSchema Schema();

    /// <summary>The text given; null when it is left out.</summary>
    protected string? Text(HttpRequest request)
    {
        var values = request.Query[Name];
        if (values.Count > 1) throw new BadQueryException(Name, $"'{Name}' is given {values.Count} times; give it once.");
        var text = (string?)values;
        if (text?.Length > MaxLength) throw new BadQueryException(Name, $"'{Name}' is longer than {MaxLength} characters.");
        if (!string.IsNullOrEmpty(text)) return text;
        return required ? throw new BadQueryException(Name, $"'{Name}' must be given.") : null;
    }
}

using Microsoft.OpenApi;

namespace Windhover.Server.Query;

/// <summary>A query parameter with its type.</summary>
/// <param name="name">Its name in the URL.</param>
/// <param name="description">What it limits.</param>
/// <param name="schema">The type, as the description of the API shows it.</param>
/// <param name="expected">What is expected, to end the sentence "'x' must be …".</param>
/// <param name="parse">Reads the text; null when it is not what is expected.</param>
/// <param name="required">True when there is no answer without it.</param>
internal sealed class QueryParameter<T>(
    string name, string description, Func<OpenApiSchema> schema, string expected, Func<string, T?> parse, bool required = false)
    : QueryParameter(name, description, required)
{
    /// <summary>The value given, or null when it is left out.</summary>
    /// <exception cref="BadQueryException">It is not what is expected.</exception>
    internal T? Read(HttpRequest request) => Text(request) is not { } text
        ? default
        : parse(text) ?? throw new BadQueryException(Name, $"'{Name}' must be {expected}.");

    protected override OpenApiSchema Schema() => schema();
}

namespace Windhover.Server.Query;

/// <summary>A part of a request, mostly a query parameter, is not what it must be; ends as a 400 problem that names it.</summary>
internal sealed class BadQueryException(string parameter, string message) : Exception(message)
{
    public string Parameter { get; } = parameter;

    /// <summary>Where in the value it is wrong: characters before it; null where that is not known.</summary>
    public int? Position { get; init; }

    /// <summary>How many characters are wrong.</summary>
    public int Length { get; init; }
}

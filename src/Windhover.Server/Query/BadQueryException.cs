namespace Windhover.Server.Query;

/// <summary>A part of a request, mostly a query parameter, is not what it must be; ends as a 400 problem that names it.</summary>
internal sealed class BadQueryException(string parameter, string message) : Exception(message)
{
    public string Parameter { get; } = parameter;
}

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>Mappings that cannot be used; the message has one line per problem, each <c>file:line:column: what is wrong and what is expected</c>.</summary>
/// <param name="problems">The problems, in the order of the files.</param>
public sealed class MappingException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>The problems, in the order of the files.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

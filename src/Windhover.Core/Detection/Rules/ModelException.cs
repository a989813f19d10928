namespace Windhover.Core.Detection.Rules;

/// <summary>Models that cannot be used; the message has one line per problem, each <c>file:line:column: what is wrong and what is expected</c>.</summary>
public sealed class ModelException : Exception
{
    /// <summary>One problem.</summary>
    public ModelException(ModelPlace place, string problem)
        : this([$"{place}: {problem}"])
    {
    }

    /// <summary>Several problems.</summary>
    public ModelException(IReadOnlyList<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>The problems, in the order of the files.</summary>
    public IReadOnlyList<string> Problems { get; }
}

namespace Windhover.Server.Sources;

/// <summary>What sources that are set up in the console may do; who deploys the program says so, not who signs in.</summary>
public sealed record SourceRules
{
    /// <summary>What the name of a variable of the environment begins with that the console may name.</summary>
    public const string VariablePrefix = "WINDHOVER_SOURCE_";

    /// <summary>The folder whose files the console may name, for secrets and certificates; "", the default, for none.</summary>
    public string Files { get; init; } = "";

    /// <summary>True to let them call private and loopback addresses. The default is false. Link-local ones, where clouds keep their metadata services, are never called.</summary>
    public bool AllowPrivate { get; init; }
}

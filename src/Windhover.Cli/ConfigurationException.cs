namespace Windhover.Cli;

/// <summary>The configuration file is wrong; the message names file, line and what is expected.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);

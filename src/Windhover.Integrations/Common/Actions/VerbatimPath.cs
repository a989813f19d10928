namespace Windhover.Integrations.Common.Actions;

/// <summary>A path whose every segment was checked already, and goes into an address as it is.</summary>
/// <param name="Text">The path.</param>
internal readonly record struct VerbatimPath(string Text);

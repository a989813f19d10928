namespace Windhover.Integrations.Aws.Actions;

/// <summary>What stood there before where nothing did.</summary>
internal sealed record Nothing;

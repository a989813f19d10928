namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>What an operation of a log is for IAM.</summary>
/// <param name="Action">The action, <c>s3:GetObject</c>; null where there is none.</param>
/// <param name="Also">A second one that the same operation may use; null for none.</param>
/// <param name="Problem">Why there is none, in words; "" where there is one.</param>
internal sealed record NamedAction(string? Action, string? Also, string Problem);

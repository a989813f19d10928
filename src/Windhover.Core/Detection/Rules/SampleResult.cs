namespace Windhover.Core.Detection.Rules;

/// <summary>How one sample of a model went.</summary>
/// <param name="Model">Id of the model.</param>
/// <param name="Sample">Name of the sample; "" for a problem of the model itself.</param>
/// <param name="Passed">Whether the model did what the sample says.</param>
/// <param name="Reason">What happened, in a person's words.</param>
/// <param name="Place">Where the sample stands.</param>
public sealed record SampleResult(string Model, string Sample, bool Passed, string Reason, ModelPlace Place);

namespace Windhover.Server.Api;

/// <summary>A sample of a model, and how it went just now.</summary>
/// <param name="Name">What it shows; "" for a problem of the model itself.</param>
/// <param name="Fires">Whether it must fire the model.</param>
/// <param name="Passed">Whether the model did what the sample says.</param>
/// <param name="Reason">What happened, in a person's words.</param>
/// <param name="Line">Where it stands, from 1.</param>
public sealed record ModelSampleView(string Name, bool Fires, bool Passed, string Reason, int Line);

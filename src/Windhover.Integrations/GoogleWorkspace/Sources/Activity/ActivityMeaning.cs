using Windhover.Core.Events;

namespace Windhover.Integrations.GoogleWorkspace.Sources.Activity;

/// <summary>What the name of an event means, before its parameters are looked at.</summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Activity">What it does.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Severity">For the provider's own findings.</param>
internal readonly record struct ActivityMeaning(EventClass Class, ActivityKind Activity, Outcome Outcome, FindingSeverity Severity);

using Windhover.Core.Detection.Rules;

namespace Windhover.Server.Api;

/// <summary>A version of a model.</summary>
/// <param name="Version">Counts from 1; 0 is how it came.</param>
/// <param name="Time">When it was saved, epoch milliseconds; 0 for version 0.</param>
/// <param name="Who">Who saved it; "" for version 0, and where it was found changed on the disk.</param>
/// <param name="Why">Why, in their words.</param>
/// <param name="Yaml">The text; null where there was no model any more.</param>
/// <param name="Scope">Where it ran; null where nobody had decided it.</param>
public sealed record ModelVersionView(int Version, long Time, string Who, string Why, string? Yaml, ModelScope? Scope);

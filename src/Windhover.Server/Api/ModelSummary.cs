using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Server.Models;

namespace Windhover.Server.Api;

/// <summary>A model as people read it.</summary>
public sealed record ModelSummary
{
    /// <summary>Stable name; alerts name it.</summary>
    public required string Id { get; init; }

    /// <summary>What it finds, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Where its alerts come from.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>How much its alerts matter.</summary>
    public required Severity Severity { get; init; }

    /// <summary>ATT&amp;CK tactics and techniques.</summary>
    public required IReadOnlyList<AttackTechnique> Attacks { get; init; }

    /// <summary>Why this matters.</summary>
    public required string Why { get; init; }

    /// <summary>What is known to fire it without being an attack.</summary>
    public required IReadOnlyList<string> FalsePositives { get; init; }

    /// <summary>Sources that it needs; empty for any.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Where its text is from.</summary>
    public required ModelOrigin Origin { get; init; }

    /// <summary>False when it runs nowhere.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Where it runs.</summary>
    public required ModelScope Scope { get; init; }

    /// <summary>Counts what was changed about it in the console; 0 for nothing.</summary>
    public required int Version { get; init; }

    /// <summary>False while the engine still goes on with what it was before.</summary>
    public required bool IsInForce { get; init; }
}

using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules;

/// <summary>One expert-written rule, as its YAML file says it. How to write one: docs/howto/add-a-model.md.</summary>
public sealed record Model
{
    /// <summary>Stable name: the name of the file without <c>.yaml</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What happened, in one line; <c>{field}</c> stands for the value of a typed field of the event that fired.</summary>
    public required string Title { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>ATT&amp;CK tactics and techniques, the most telling first.</summary>
    public required IReadOnlyList<AttackTechnique> Attacks { get; init; }

    /// <summary>OCSF classes that it looks at: either network activity alone, or classes of actors.</summary>
    public required IReadOnlyList<EventClass> Classes { get; init; }

    /// <summary>Sources that it looks at; empty for every source.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What is known to fire it without harm.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>What a person should do next, in order.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>Free words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>False for a model that is kept but not run. The default is true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Where it runs, as somebody decided it; null, the default, where nobody did: then <see cref="Enabled"/> says it.</summary>
    public ModelScope? Scope { get; init; }

    /// <summary>Its own evidence: events that must fire it and events that must not.</summary>
    public IReadOnlyList<ModelSample> Samples { get; init; } = [];

    /// <summary>Paths of the raw fields it reads, without the <c>raw.</c> before them, sorted.</summary>
    public IReadOnlyList<string> RawFields { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required ModelPlace Place { get; init; }

    /// <summary>The file as it is written.</summary>
    public required string Yaml { get; init; }

    /// <summary>True for a model over flows, false for one over what actors do.</summary>
    public bool IsNetwork => Classes[0] == EventClass.NetworkActivity;

    /// <summary>True when it fires only where something is unusual for whoever does it.</summary>
    public bool AsksPatternOfLife => Unusual is not null || (Sequence?.Steps.Any(s => s.Unusual is not null) ?? false);

    internal Condition When { get; init; } = new AllCondition(default, []);

    internal UnusualCondition? Unusual { get; init; }

    internal Threshold? Threshold { get; init; }

    internal Sequence? Sequence { get; init; }

    /// <summary>What an event meets that can count for anything in the model.</summary>
    internal Condition Asks => Sequence is null ? When : new AllCondition(Place, [When, new AnyCondition(Place, [.. Sequence.Steps.Select(s => s.When)])]);

    /// <summary>What the user's tuning adds; see <see cref="ModelTuning"/>.</summary>
    internal IReadOnlyList<Defeat> Defeats { get; init; } = [];
}

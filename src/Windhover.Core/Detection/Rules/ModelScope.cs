using Windhover.Core.Detection.Rules.Tuning;

namespace Windhover.Core.Detection.Rules;

/// <summary>Where a model runs, as somebody decided it.</summary>
/// <param name="Run">Whether it runs.</param>
/// <param name="Accounts">For <see cref="ModelReach.Only"/>: accounts, subscriptions, projects or sites of the events, with <c>*</c> for any text.</param>
/// <param name="Entities">For <see cref="ModelReach.Only"/>: ids of entities, with <c>*</c> for any text. An event counts that is of one of the accounts or of one of the entities.</param>
public sealed record ModelScope(ModelReach Run, IReadOnlyList<string> Accounts, IReadOnlyList<string> Entities)
{
    /// <summary>True when an event counts.</summary>
    internal bool Holds(string account, string entity) => Run switch
    {
        ModelReach.Everywhere => true,
        ModelReach.Only => Accounts.Any(pattern => EntityPattern.Matches(pattern, account)) || Entities.Any(pattern => EntityPattern.Matches(pattern, entity)),
        _ => false,
    };

    /// <summary>True when the same is meant, in the same order.</summary>
    public bool Equals(ModelScope? other) => other is not null && Run == other.Run && Accounts.SequenceEqual(other.Accounts, StringComparer.Ordinal) && Entities.SequenceEqual(other.Entities, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Run, Accounts.Count, Entities.Count);
}

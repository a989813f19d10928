namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>Alerts that somebody decided not to see. They are counted all the same.</summary>
/// <param name="About">The models as written: <c>learned.beacon</c>, <c>tag logging</c>.</param>
/// <param name="Models">Names of the models and learned signals.</param>
/// <param name="Entities">Ids of entities; <c>*</c> stands for any text.</param>
/// <param name="Reason">Why.</param>
/// <param name="Who">Who decided it.</param>
/// <param name="Until">Event time from which it applies no longer, epoch milliseconds; <see cref="long.MaxValue"/> for never.</param>
internal sealed record Suppression(string About, IReadOnlySet<string> Models, IReadOnlyList<string> Entities, string Reason, string Who, long Until)
{
    /// <summary>What tells it from others of a file; the count goes by it.</summary>
    public string Key => string.Join('\n', About, string.Join(", ", Entities), Reason, Who);

    /// <summary>True when it covers such an alert.</summary>
    public bool Covers(string model, string entity, long time) => time < Until && Models.Contains(model) && Entities.Any(pattern => EntityPattern.Matches(pattern, entity));
}

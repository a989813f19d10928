namespace Windhover.Lab.Truth;

/// <summary>A change of the company that is no attack: what a judge wants to know of when an alert falls on it.</summary>
internal sealed class ChangeNote
{
    /// <summary>Kind of change.</summary>
    public required string Kind { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Text { get; init; }

    /// <summary>Day of the run on which it begins.</summary>
    public required int Day { get; init; }

    /// <summary>Last day of the run on which something is new.</summary>
    public required int Until { get; set; }

    /// <summary>Whom it touches.</summary>
    public List<StoryEntity> Entities { get; } = [];

    /// <summary>Adds an entity, once.</summary>
    public void Touch(StoryEntity entity)
    {
        if (!Entities.Contains(entity)) Entities.Add(entity);
    }
}

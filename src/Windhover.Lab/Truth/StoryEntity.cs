namespace Windhover.Lab.Truth;

/// <summary>An entity as the product names it.</summary>
internal sealed record StoryEntity(string Type, string Id, string Name);

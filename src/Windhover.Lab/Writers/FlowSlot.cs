using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>A flow log file that is being filled.</summary>
internal sealed class FlowSlot
{
    public Utf8Buffer Text { get; } = new(1 << 18);

    public SortedDictionary<string, (Story Story, int Count)> Stories { get; } = new(StringComparer.Ordinal);

    public void Note(Story? story)
    {
        if (story is not null) Stories[story.Id] = (story, Stories.GetValueOrDefault(story.Id).Count + 1);
    }
}

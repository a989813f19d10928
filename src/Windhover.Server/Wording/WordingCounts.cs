using Windhover.Core.Investigation.Wording;

namespace Windhover.Server.Wording;

/// <summary>What became of what was asked. Its owner sees to one thread at a time.</summary>
internal sealed class WordingCounts
{
    private readonly SortedDictionary<WordingFlaw, long> discarded = [];
    private long asked;
    private long used;
    private long refused;
    private long failed;
    private long dropped;
    private string problem = "";

    /// <summary>An account was sent.</summary>
    public void Ask() => asked++;

    /// <summary>A text was kept.</summary>
    public void Use() => used++;

    /// <summary>An incident lost its place.</summary>
    public void Drop() => dropped++;

    /// <summary>The model would not.</summary>
    public void Refuse(string why) => (refused, problem) = (refused + 1, why);

    /// <summary>There was no answer, or none that can be read.</summary>
    public void Fail(string why) => (failed, problem) = (failed + 1, why);

    /// <summary>A text did not pass.</summary>
    public void Discard(WordingFlaw flaw, string what)
    {
        discarded[flaw] = discarded.GetValueOrDefault(flaw) + 1;
        problem = what.Length > 0 ? $"discarded, {flaw.ToString().ToLowerInvariant()}: {what}" : $"discarded, {flaw.ToString().ToLowerInvariant()}";
    }

    /// <summary>As it stands.</summary>
    public WordingStatus Status(ISummaryWording wording, int waiting) => new()
    {
        IsOn = true,
        Model = wording.Model,
        Host = wording.Host,
        Asked = asked,
        Used = used,
        Discarded = discarded.Values.Sum(),
        DiscardedFor = [.. discarded.Select(d => new WordingDiscards(d.Key, d.Value))],
        Refused = refused,
        Failed = failed,
        Dropped = dropped,
        Waiting = waiting,
        LastProblem = problem,
    };
}

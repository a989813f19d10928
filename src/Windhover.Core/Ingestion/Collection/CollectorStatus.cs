namespace Windhover.Core.Ingestion.Collection;

/// <summary>How one collection stands; counts since the program's start.</summary>
/// <param name="Objects">Objects, messages or batches landed.</param>
/// <param name="Bytes">Bytes landed.</param>
/// <param name="Duplicates">What came again.</param>
/// <param name="Poisoned">What can never be taken.</param>
/// <param name="Retries">What failed and was tried again.</param>
/// <param name="Dropped">What came, could not be kept, and will not come again (datagrams).</param>
/// <param name="Waiting">What still waits on the other side; -1 when it does not say.</param>
/// <param name="Problem">What is failing now, of the whole and of its parts (accounts, queues); "" when nothing is.</param>
/// <param name="LastPoison">The last thing that could not be taken, and why; "" for none.</param>
/// <param name="Notice">The last thing that it did by itself and somebody should know (an account that is no longer read); "" for none.</param>
/// <param name="LastLanded">When something landed last, epoch milliseconds; 0 for not since the program's start.</param>
public sealed record CollectorStatus(long Objects, long Bytes, long Duplicates, long Poisoned, long Retries, long Dropped, long Waiting, string Problem, string LastPoison, string Notice, long LastLanded = 0)
{
    /// <summary>Of one that has done nothing.</summary>
    public static CollectorStatus Nothing { get; } = new(0, 0, 0, 0, 0, 0, -1, "", "", "");

    /// <summary>The counts of this and of a part together; the words stay as they are.</summary>
    internal CollectorStatus With(CollectorStatus part) => this with
    {
        Objects = Objects + part.Objects,
        Bytes = Bytes + part.Bytes,
        Duplicates = Duplicates + part.Duplicates,
        Poisoned = Poisoned + part.Poisoned,
        Retries = Retries + part.Retries,
        Dropped = Dropped + part.Dropped,
        Waiting = part.Waiting < 0 ? Waiting : Math.Max(Waiting, 0) + part.Waiting,
        LastLanded = Math.Max(LastLanded, part.LastLanded),
    };
}

using Windhover.Core.Events;

namespace Windhover.Integrations.Common;

/// <summary>Tells what ties one name to another, each once a file: the records of a session all say whose it is. Bounded; beyond the bound some are told again.</summary>
internal sealed class FactTeller
{
    private const int Most = 65_536;
    private readonly HashSet<(EntityFactKind Kind, Symbol Subject, Symbol Object)> told = [];

    /// <summary>Tells a fact, unless it was told, a side is missing, or both are the same.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="tiedTo">What the subject is tied to.</param>
    /// <param name="activity">The activity that teaches it.</param>
    /// <param name="output">Where it goes.</param>
    public void Once(EntityFactKind kind, Symbol subject, Symbol tiedTo, in ActorActivity activity, EventBuffer output)
    {
        if (subject.IsNone || tiedTo.IsNone || subject == tiedTo) return;
        if (told.Count >= Most) told.Clear();
        if (!told.Add((kind, subject, tiedTo))) return;
        output.AddFact(new EntityFact { Time = activity.Time, Kind = kind, Subject = subject, Object = tiedTo, Record = activity.Record });
    }
}

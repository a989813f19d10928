using Windhover.Core.Events;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>What a table asks of an event, for both shapes; of a flow the target is the receiver and the actor the reporting machine or interface.</summary>
internal sealed record LabelledEvent(
    EventClass Class, long Time, string Operation, string Actor, string Session, string Account, IReadOnlyList<string> Targets, IReadOnlyList<string> Addresses, Outcome Outcome)
{
    /// <summary>Every event of a buffer.</summary>
    public static IReadOnlyList<LabelledEvent> Of(EventBuffer events)
    {
        var symbols = events.Symbols;
        var all = new List<LabelledEvent>();
        foreach (ref readonly var a in events.Actors)
        {
            all.Add(new LabelledEvent(
                a.Class, a.Time, symbols.Text(a.Operation), symbols.Text(a.Actor.IsNone ? a.Host : a.Actor), symbols.Text(a.Session), symbols.Text(a.Account), [symbols.Text(a.Resource), symbols.Text(a.Related), symbols.Text(a.Host)],
                [a.SourceAddress.ToString(), symbols.Text(a.SourceName), a.Destination.ToString()], a.Outcome));
        }

        foreach (ref readonly var f in events.Network)
        {
            all.Add(new LabelledEvent(
                EventClass.NetworkActivity, f.StartTime, "", symbols.Text(f.Host.IsNone ? f.Interface : f.Host), "", symbols.Text(f.Account), [f.Destination.ToString()], [f.Source.ToString(), f.Destination.ToString()],
                f.Disposition switch { Disposition.Allowed => Outcome.Success, Disposition.Blocked => Outcome.Failure, _ => Outcome.Unknown }));
        }

        return all;
    }
}

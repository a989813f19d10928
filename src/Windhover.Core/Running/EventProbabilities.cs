using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Core.Running;

/// <summary>Answers how unusual the event at hand is, feature by feature, when a model asks; one object for all events.</summary>
internal sealed class EventProbabilities(SymbolTable symbols, ValueProfiles values, NumberProfiles numbers) : IFeatureProbabilities
{
    private const long EarlyFor = Calibration.DaysToGrowUp * 86_400_000L;

    private int entity;
    private bool learning;
    private ActorActivity activity;
    private FlowView flow;
    private bool isFlow;

    /// <inheritdoc />
    public bool IsEarly { get; private set; }

    /// <summary>The next questions are about this activity; −1 for one that names nobody.</summary>
    public EventProbabilities About(int who, in ActorActivity what, bool estateLearning, long since)
    {
        (entity, activity, isFlow, learning, IsEarly) = (who, what, false, estateLearning, since == 0 || what.Time - since < EarlyFor);
        return this;
    }

    /// <summary>The next questions are about this flow.</summary>
    public EventProbabilities About(in FlowView what, bool estateLearning, long since)
    {
        (entity, flow, isFlow, learning, IsEarly) = (what.Entity, what, true, estateLearning, since == 0 || what.Time - since < EarlyFor);
        return this;
    }

    /// <inheritdoc />
    public double Probability(string feature)
    {
        if (learning || (isFlow && (entity < 0 || values.IsYoungDevice(entity)))) return 1;
        if (isFlow && feature == "bytes_out") return Tails.StudentT4(numbers.Judge(entity, Signal.BytesOut, flow.BytesOut, (int)(flow.Time / 3_600_000 % 24)).Z);
        var value = isFlow ? OfFlow(feature) : ActorValues.Of(feature, activity, symbols);
        if (value is not { } known) return 1;
        if (isFlow) return values.Judge(entity, known).Probability;
        return entity < 0 ? values.JudgeUnnamed(known) : values.JudgeNewcomer(entity, known, activity.Time);
    }

    private Value? OfFlow(string feature) => feature switch
    {
        "peer" => WindowBook.PeerValue(flow),
        "port" => WindowBook.PortValue(flow),
        "peer_network" when flow.PeerOutside => WindowBook.NetworkValue(flow.Peer, flow.Port, flow.Protocol),
        _ => null,
    };
}

using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>A template, compiled once into the few steps that its records need.</summary>
internal sealed class FlowTemplate
{
    /// <param name="fields">The fields as announced.</param>
    /// <param name="isOptions">Whether its records are options, which are about the exporter and no flows.</param>
    /// <param name="isIpfix">Whether elements are IPFIX's.</param>
    public FlowTemplate(ReadOnlySpan<FieldSpec> fields, bool isOptions, bool isIpfix)
    {
        Fields = fields.ToArray();
        IsOptions = isOptions;
        foreach (var field in Fields)
        {
            IsVariable |= field.Length == FieldSpec.Variable;
            ShortestRecord += field.Length == FieldSpec.Variable ? 1 : field.Length;
        }

        Actions = Compile(isIpfix);
        HasAddresses = Has(FlowTarget.SourceV4, FlowTarget.SourceV6) && Has(FlowTarget.DestinationV4, FlowTarget.DestinationV6);
        if (Has(FlowTarget.BytesOut)) Known |= FlowFields.BytesOut;
        if (Has(FlowTarget.BytesIn)) Known |= FlowFields.BytesIn;
        HasInitiator = Fields.Any(f => f is { Enterprise: 0, Id: 231 or 298 });
        HasTcpFlags = Has(FlowTarget.TcpFlags);
        HasPorts = (Has(FlowTarget.SourcePort) && Has(FlowTarget.DestinationPort)) || Has(FlowTarget.IcmpTypeCode, FlowTarget.IcmpType);
        HasTimes = Has(FlowTarget.StartMilliseconds, FlowTarget.StartSeconds, FlowTarget.StartNtp, FlowTarget.StartUptime, FlowTarget.StartMicrosecondsAgo, FlowTarget.DurationMilliseconds, FlowTarget.DurationMicroseconds);
    }

    /// <summary>The fields as announced.</summary>
    public FieldSpec[] Fields { get; }

    /// <summary>The steps of reading a record, in the order of the fields.</summary>
    public FieldAction[] Actions { get; }

    /// <summary>Whether its records are options.</summary>
    public bool IsOptions { get; }

    /// <summary>Whether records differ in length.</summary>
    public bool IsVariable { get; }

    /// <summary>Bytes of a record, or of the shortest one there can be; what is less is padding.</summary>
    public int ShortestRecord { get; }

    /// <summary>Whether a record names both ends.</summary>
    public bool HasAddresses { get; }

    /// <summary>Which counters a record has.</summary>
    public FlowFields Known { get; }

    /// <summary>Whether a record has TCP flags.</summary>
    public bool HasTcpFlags { get; }

    /// <summary>Whether a record names the ports, or is of messages that have none.</summary>
    public bool HasPorts { get; }

    /// <summary>Whether a record says when its flow began.</summary>
    public bool HasTimes { get; }

    /// <summary>Whether counters are told by who began (initiator, responder).</summary>
    public bool HasInitiator { get; }

    /// <summary>When it was announced last, by the exporter's clock.</summary>
    public long Announced { get; set; }

    private bool Has(params ReadOnlySpan<FlowTarget> targets)
    {
        foreach (var action in Actions)
        {
            if (targets.Contains(action.Target)) return true;
        }

        return false;
    }

    private FieldAction[] Compile(bool isIpfix)
    {
        var best = new Dictionary<FlowTarget, byte>();
        foreach (var field in Fields)
        {
            var (target, rank) = FieldTargets.Of(field, isIpfix);
            if (!FieldTargets.Fits(target, field.Length)) continue;
            var question = FieldTargets.Question(target);
            if (!best.TryGetValue(question, out var known) || rank < known) best[question] = rank;
        }

        var actions = new List<FieldAction>();
        var offset = 0;
        for (var i = 0; i < Fields.Length; i++)
        {
            var (target, rank) = FieldTargets.Of(Fields[i], isIpfix);
            if (FieldTargets.Fits(target, Fields[i].Length) && (FieldTargets.IsShared(target) || IsBest(best, FieldTargets.Question(target), rank)))
                actions.Add(new FieldAction((ushort)(IsVariable ? i : offset), Fields[i].Length, target));
            offset += Fields[i].Length;
        }

        return [.. actions];
    }

    // The first of equals is taken, and no second.
    private static bool IsBest(Dictionary<FlowTarget, byte> best, FlowTarget question, byte rank) =>
        best.TryGetValue(question, out var known) && known == rank && best.Remove(question);
}

using Windhover.Core.Events;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>The typed fields of events, by the names that models use for them.</summary>
internal static class MappingTargets
{
    /// <summary>Fields of <see cref="ActorActivity"/>.</summary>
    public static IReadOnlyList<MappingTarget> Actor { get; } =
    [
        new("actor", null) { Actor = static (ref activity, in v) => activity.Actor = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Actor) },
        new("session", null) { Actor = static (ref activity, in v) => activity.Session = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Session) },
        new("credential", null) { Actor = static (ref activity, in v) => activity.Credential = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Credential) },
        new("account", null) { Actor = static (ref activity, in v) => activity.Account = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Account) },
        new("actor_account", null) { Actor = static (ref activity, in v) => activity.ActorAccount = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.ActorAccount) },
        new("service", null) { Actor = static (ref activity, in v) => activity.Service = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Service) },
        new("operation", null) { Actor = static (ref activity, in v) => activity.Operation = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Operation) },
        new("region", null) { Actor = static (ref activity, in v) => activity.Region = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Region) },
        new("error", null) { Actor = static (ref activity, in v) => activity.Error = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Error) },
        new("resource", null) { Actor = static (ref activity, in v) => activity.Resource = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Resource) },
        new("resource_kind", null) { Actor = static (ref activity, in v) => activity.ResourceKind = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.ResourceKind) },
        new("related", null) { Actor = static (ref activity, in v) => activity.Related = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Related) },
        new("host", null) { Actor = static (ref activity, in v) => activity.Host = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Host) },
        new("network", null) { Actor = static (ref activity, in v) => activity.Network = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.Network) },
        new("source_name", null) { Actor = static (ref activity, in v) => activity.SourceName = v.Symbol, OfActor = static (activity, symbols) => symbols.Text(activity.SourceName) },
        new("agent", null) { Actor = static (ref activity, in v) => activity.Agent = v.Agent, OfActor = static (activity, symbols) => symbols.Text(activity.Agent) },
        new("source_address", null) { Actor = static (ref activity, in v) => activity.SourceAddress = v.Address, OfActor = static (activity, _) => activity.SourceAddress.ToString() },
        new("destination", null) { Actor = static (ref activity, in v) => activity.Destination = v.Address, OfActor = static (activity, _) => activity.Destination.ToString() },
        new("source_port", null) { Actor = static (ref activity, in v) => activity.SourcePort = v.Port, OfActor = static (activity, _) => MappingTarget.Text(activity.SourcePort) },
        new("destination_port", null) { Actor = static (ref activity, in v) => activity.DestinationPort = v.Port, OfActor = static (activity, _) => MappingTarget.Text(activity.DestinationPort) },
        new("protocol", null) { Actor = static (ref activity, in v) => activity.Protocol = v.Protocol, OfActor = static (activity, _) => MappingTarget.Text(activity.Protocol) },
        new("bytes_out", null) { Actor = static (ref activity, in v) => activity.BytesOut = v.Number, OfActor = static (activity, _) => MappingTarget.Text(activity.BytesOut) },
        new("bytes_in", null) { Actor = static (ref activity, in v) => activity.BytesIn = v.Number, OfActor = static (activity, _) => MappingTarget.Text(activity.BytesIn) },
        new("activity", MappedWords<ActivityKind>.All) { Actor = static (ref activity, in v) => activity.Activity = v.Code<ActivityKind>(), OfActor = static (activity, _) => MappedWords<ActivityKind>.Text(activity.Activity) },
        new("outcome", MappedWords<Outcome>.All) { Actor = static (ref activity, in v) => activity.Outcome = v.Code<Outcome>(), OfActor = static (activity, _) => MappedWords<Outcome>.Text(activity.Outcome) },
        new("actor_kind", MappedWords<ActorKind>.All) { Actor = static (ref activity, in v) => activity.ActorKind = v.Code<ActorKind>(), OfActor = static (activity, _) => MappedWords<ActorKind>.Text(activity.ActorKind) },
        new("mfa", MappedWords<Truth>.All) { Actor = static (ref activity, in v) => activity.Mfa = v.Code<Truth>(), OfActor = static (activity, _) => MappedWords<Truth>.Text(activity.Mfa) },
        new("finding_severity", MappedWords<FindingSeverity>.All) { Actor = static (ref activity, in v) => activity.Severity = v.Code<FindingSeverity>(), OfActor = static (activity, _) => MappedWords<FindingSeverity>.Text(activity.Severity) },
        new("id", null) { Actor = static (ref activity, in v) => activity.Id = v.Id, OfActor = static (activity, _) => activity.Id.ToString() },
    ];

    /// <summary>Fields of <see cref="NetworkActivity"/>.</summary>
    public static IReadOnlyList<MappingTarget> Flow { get; } =
    [
        new("source", null) { Flow = static (ref flow, in v) => flow.Source = v.Address, OfFlow = static (flow, _) => flow.Source.ToString() },
        new("destination", null) { Flow = static (ref flow, in v) => flow.Destination = v.Address, OfFlow = static (flow, _) => flow.Destination.ToString() },
        new("source_port", null) { Flow = static (ref flow, in v) => flow.SourcePort = v.Port, OfFlow = static (flow, _) => MappingTarget.Text(flow.SourcePort) },
        new("destination_port", null) { Flow = static (ref flow, in v) => flow.DestinationPort = v.Port, OfFlow = static (flow, _) => MappingTarget.Text(flow.DestinationPort) },
        new("protocol", null) { Flow = static (ref flow, in v) => flow.Protocol = v.Protocol, OfFlow = static (flow, _) => MappingTarget.Text(flow.Protocol) },
        new("bytes_out", null) { Flow = static (ref flow, in v) => { flow.BytesOut = v.Number; flow.Known |= FlowFields.BytesOut; }, OfFlow = static (flow, _) => MappingTarget.Text(flow.BytesOut) },
        new("bytes_in", null) { Flow = static (ref flow, in v) => { flow.BytesIn = v.Number; flow.Known |= FlowFields.BytesIn; }, OfFlow = static (flow, _) => MappingTarget.Text(flow.BytesIn) },
        new("packets_out", null) { Flow = static (ref flow, in v) => flow.PacketsOut = v.Number, OfFlow = static (flow, _) => MappingTarget.Text(flow.PacketsOut) },
        new("packets_in", null) { Flow = static (ref flow, in v) => flow.PacketsIn = v.Number, OfFlow = static (flow, _) => MappingTarget.Text(flow.PacketsIn) },
        new("service", null) { Flow = static (ref flow, in v) => flow.Service = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Service) },
        new("state", null) { Flow = static (ref flow, in v) => flow.State = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.State) },
        new("rule", null) { Flow = static (ref flow, in v) => flow.Rule = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Rule) },
        new("account", null) { Flow = static (ref flow, in v) => flow.Account = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Account) },
        new("region", null) { Flow = static (ref flow, in v) => flow.Region = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Region) },
        new("network", null) { Flow = static (ref flow, in v) => flow.Network = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Network) },
        new("subnet", null) { Flow = static (ref flow, in v) => flow.Subnet = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Subnet) },
        new("interface", null) { Flow = static (ref flow, in v) => flow.Interface = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Interface) },
        new("host", null) { Flow = static (ref flow, in v) => flow.Host = v.Symbol, OfFlow = static (flow, symbols) => symbols.Text(flow.Host) },
        new("disposition", MappedWords<Disposition>.All) { Flow = static (ref flow, in v) => flow.Disposition = v.Code<Disposition>(), OfFlow = static (flow, _) => MappedWords<Disposition>.Text(flow.Disposition) },
        new("direction", MappedWords<FlowDirection>.All) { Flow = static (ref flow, in v) => flow.Direction = v.Code<FlowDirection>(), OfFlow = static (flow, _) => MappedWords<FlowDirection>.Text(flow.Direction) },
        new("phase", MappedWords<FlowPhase>.All) { Flow = static (ref flow, in v) => flow.Phase = v.Code<FlowPhase>(), OfFlow = static (flow, _) => MappedWords<FlowPhase>.Text(flow.Phase) },
        new("id", null) { Flow = static (ref flow, in v) => flow.Id = v.Id, OfFlow = static (flow, _) => flow.Id.ToString() },
    ];
}

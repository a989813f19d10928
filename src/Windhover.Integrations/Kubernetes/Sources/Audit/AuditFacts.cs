using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>What requests teach about who is who. A fact that a file told already is not told again.</summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="names">Writes names.</param>
internal sealed class AuditFacts(SymbolTable symbols, AuditNames names)
{
    private const int Most = 65_536;

    private readonly FactTeller facts = new();
    private readonly AuditLabels labels = new(symbols, names);
    private readonly Dictionary<Address, Symbol> holders = [];
    private readonly Dictionary<Symbol, Address> held = [];

    /// <summary>Adds the facts of a call.</summary>
    public void Learn(in AuditCall call, in ActorActivity activity, EventBuffer output)
    {
        // Who showed a credential is known even where the request was refused. A cloud's access key is left to the cloud's own log, which knows who is behind it.
        if (call.AccessKey.IsEmpty) facts.Once(EntityFactKind.CredentialOfIdentity, activity.Credential, activity.Actor, activity, output);
        if (!call.PodName.IsEmpty) facts.Once(EntityFactKind.RoleOfHost, activity.Host, activity.Actor, activity, output);
        if (activity.Outcome != Outcome.Success) return;
        if (!call.IssuedCredential.IsEmpty) facts.Once(EntityFactKind.CredentialOfIdentity, symbols.Intern(call.IssuedCredential), activity.Related, activity, output);
        labels.Learn(call, activity, output);
        if (call.Resource.SequenceEqual("pods"u8)) Pod(call, activity, output);
        else if (call.Resource.SequenceEqual("nodes"u8)) Node(call, activity, output);
    }

    private void Pod(in AuditCall call, in ActorActivity activity, EventBuffer output)
    {
        if (call.Name.IsEmpty) return;
        var pod = names.Pod(call.Namespace, call.Name);
        if (activity.Activity == ActivityKind.Delete && call.Subresource.IsEmpty)
        {
            if (held.Remove(pod, out var address)) holders.Remove(address);
            output.AddFact(Fact(EntityFactKind.HostEnded, pod, default, activity));
        }
        else if (activity.Activity is not ActivityKind.Delete && !call.HostNetwork.SequenceEqual("true"u8))
        {
            Hold(pod, call.PodIp, activity, output);
        }
    }

    private void Node(in AuditCall call, in ActorActivity activity, EventBuffer output)
    {
        if (call.Name.IsEmpty || activity.Activity == ActivityKind.Delete) return;
        foreach (var address in call.NodeAddresses)
        {
            if (address.Text("type").EndsWith("IP"u8)) Hold(symbols.Intern(call.Name), address.Text("address"), activity, output);
        }
    }

    private void Hold(Symbol host, ReadOnlySpan<byte> text, in ActorActivity activity, EventBuffer output)
    {
        if (!Address.TryParse(text, out var address) || holders.GetValueOrDefault(address) == host) return;
        if (holders.Count >= Most)
        {
            holders.Clear();
            held.Clear();
        }

        holders[address] = host;
        held[host] = address;
        var fact = Fact(EntityFactKind.AddressOfHost, host, default, activity);
        fact.Address = address;
        fact.Network = activity.Network;
        output.AddFact(fact);
    }

    private static EntityFact Fact(EntityFactKind kind, Symbol subject, Symbol @object, in ActorActivity activity) =>
        new() { Time = activity.Time, Kind = kind, Subject = subject, Object = @object, Record = activity.Record };
}

namespace Windhover.Core.Events;

/// <summary>
/// Everything but a flow: somebody or some machine did something (OCSF ApiActivity, Authentication, AccountChange, FileHostingActivity, DnsActivity, HttpActivity,
/// ProcessActivity), or another tool found something (DetectionFinding), told apart by <see cref="Class"/>. Fields that a record does not say are <c>default</c>.
/// </summary>
public struct ActorActivity
{
    /// <summary>Epoch milliseconds.</summary>
    public long Time;

    /// <summary>OCSF class.</summary>
    public EventClass Class;

    /// <summary>What the call does to its resource.</summary>
    public ActivityKind Activity;

    /// <summary>How it ended.</summary>
    public Outcome Outcome;

    /// <summary>What kind of actor.</summary>
    public ActorKind ActorKind;

    /// <summary>Whether the actor's session was opened with a second factor.</summary>
    public Truth Mfa;

    /// <summary>Whether <see cref="Credential"/> works until somebody takes it away (a key), or ends by itself (a session's, a token's).</summary>
    public Truth CredentialLasts;

    /// <summary>The lasting identity that acted, in its longest stable form (for a role session: the role, not the session).</summary>
    public Symbol Actor;

    /// <summary>The session through which it acted, with its name.</summary>
    public Symbol Session;

    /// <summary>The credential that signed the call (an access key id, a token id).</summary>
    public Symbol Credential;

    /// <summary>The account, subscription, project or tenant in which it happened.</summary>
    public Symbol Account;

    /// <summary>The account that the actor belongs to.</summary>
    public Symbol ActorAccount;

    /// <summary>The service, in the vendor's words (the host name of its interface, as a rule).</summary>
    public Symbol Service;

    /// <summary>The operation, in the vendor's words (GetObject).</summary>
    public Symbol Operation;

    /// <summary>Region.</summary>
    public Symbol Region;

    /// <summary>Error code, in the vendor's words; none when it succeeded.</summary>
    public Symbol Error;

    /// <summary>How grave another tool holds its finding to be.</summary>
    public FindingSeverity Severity;

    /// <summary>IANA protocol number below the activity, for logs of sensors.</summary>
    public byte Protocol;

    /// <summary>Port of <see cref="SourceAddress"/>.</summary>
    public ushort SourcePort;

    /// <summary>Port of <see cref="Destination"/>.</summary>
    public ushort DestinationPort;

    /// <summary>Tool family of the client (see the mapping: a family, not the whole user agent, so that versions do not look new).</summary>
    public Symbol Agent;

    /// <summary>The resource acted on that matters most (bucket, role, instance …), in its longest stable form.</summary>
    public Symbol Resource;

    /// <summary>Kind of that resource, in lower case (bucket, role, user, instance, secret, key, snapshot, function, …).</summary>
    public Symbol ResourceKind;

    /// <summary>A second thing that matters as much: the policy attached, the role granted, the user shared with, the group joined; in its longest stable form.</summary>
    public Symbol Related;

    /// <summary>Id of the machine, pod or function that acted or is spoken of, where the record names one (the same id as in flow logs).</summary>
    public Symbol Host;

    /// <summary>Network in which <see cref="SourceAddress"/> means something, as <see cref="NetworkActivity.Network"/>.</summary>
    public Symbol Network;

    /// <summary>Name of the source where it is not an address (another service of the provider).</summary>
    public Symbol SourceName;

    /// <summary>Address that the call came from.</summary>
    public Address SourceAddress;

    /// <summary>Address that it went to or speaks of: the server of a request, the resolver of a query, the other side of a finding.</summary>
    public Address Destination;

    /// <summary>Bytes that left the service towards the caller; 0 when not said.</summary>
    public long BytesOut;

    /// <summary>Bytes sent to the service; 0 when not said.</summary>
    public long BytesIn;

    /// <summary>Further fields that models asked for; read with <see cref="EventBuffer.Attributes"/>.</summary>
    public AttributeRange Attributes;

    /// <summary>The log's own id of the record.</summary>
    public RecordId Id;

    /// <summary>Where the raw record is.</summary>
    public RecordRef Record;

    /// <summary>
    /// True when a sensor saw it inside a connection of a machine: the connection's own record counts its bytes, so that counting them here would count them twice.
    /// </summary>
    public readonly bool IsOnTheWire => Protocol != 0 && Actor.IsNone && Session.IsNone && !SourceAddress.IsNone && !Destination.IsNone;
}

namespace Windhover.Core.Events;

/// <summary>
/// Somebody did something through an interface of a service: OCSF ApiActivity, Authentication, AccountChange or FileHostingActivity, told apart by
/// <see cref="Class"/>. Fields that a record does not say are <c>default</c>.
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

    /// <summary>Tool family of the client (see the mapping: a family, not the whole user agent, so that versions do not look new).</summary>
    public Symbol Agent;

    /// <summary>The resource acted on that matters most (bucket, role, instance …), in its longest stable form.</summary>
    public Symbol Resource;

    /// <summary>Kind of that resource, in lower case (bucket, role, user, instance, secret, key, snapshot, function, …).</summary>
    public Symbol ResourceKind;

    /// <summary>Name of the source where it is not an address (another service of the provider).</summary>
    public Symbol SourceName;

    /// <summary>Address that the call came from.</summary>
    public Address SourceAddress;

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
}

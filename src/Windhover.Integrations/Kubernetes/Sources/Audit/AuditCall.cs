using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>What one audit event says, as bytes of its record; empty where it says nothing. Filled by every form of the log, mapped in one place.</summary>
internal ref struct AuditCall
{
    /// <summary>Id of the request; the caller may choose it.</summary>
    public ReadOnlySpan<byte> AuditId;

    /// <summary>RequestReceived, ResponseStarted, ResponseComplete or Panic.</summary>
    public ReadOnlySpan<byte> Stage;

    /// <summary>When the request reached the server.</summary>
    public ReadOnlySpan<byte> Received;

    /// <summary>Verb; of a request for no resource the HTTP method in lower case.</summary>
    public ReadOnlySpan<byte> Verb;

    /// <summary>Path and query of the request.</summary>
    public ReadOnlySpan<byte> Uri;

    /// <summary>Name of the user who authenticated.</summary>
    public ReadOnlySpan<byte> User;

    /// <summary>Name of the user as whom that user acted.</summary>
    public ReadOnlySpan<byte> Impersonated;

    /// <summary>API group of the resource; empty for the core group.</summary>
    public ReadOnlySpan<byte> Group;

    /// <summary>Resource, as paths name it (pods).</summary>
    public ReadOnlySpan<byte> Resource;

    /// <summary>Subresource (exec).</summary>
    public ReadOnlySpan<byte> Subresource;

    /// <summary>Namespace of the object.</summary>
    public ReadOnlySpan<byte> Namespace;

    /// <summary>Name of the object.</summary>
    public ReadOnlySpan<byte> Name;

    /// <summary>First of the addresses that the request came over.</summary>
    public ReadOnlySpan<byte> SourceIp;

    /// <summary>User agent.</summary>
    public ReadOnlySpan<byte> UserAgent;

    /// <summary>HTTP status of the answer.</summary>
    public ReadOnlySpan<byte> Code;

    /// <summary>Success or Failure.</summary>
    public ReadOnlySpan<byte> Status;

    /// <summary>Why it failed, as one word (Forbidden).</summary>
    public ReadOnlySpan<byte> Reason;

    /// <summary>The authoriser's decision: allow or forbid.</summary>
    public ReadOnlySpan<byte> Decision;

    /// <summary>Kind of the role that a binding grants.</summary>
    public ReadOnlySpan<byte> RoleKind;

    /// <summary>Name of the role that a binding grants.</summary>
    public ReadOnlySpan<byte> RoleName;

    /// <summary>Who shall sign a certificate.</summary>
    public ReadOnlySpan<byte> Signer;

    /// <summary>Type of a secret.</summary>
    public ReadOnlySpan<byte> SecretType;

    /// <summary>Id of the token or certificate that was shown.</summary>
    public ReadOnlySpan<byte> CredentialId;

    /// <summary>Id of the token that was made.</summary>
    public ReadOnlySpan<byte> IssuedCredential;

    /// <summary>The pod that a service account's token is bound to.</summary>
    public ReadOnlySpan<byte> PodName;

    /// <summary>ARN of the session behind the user, where a cloud's authenticator says it.</summary>
    public ReadOnlySpan<byte> Arn;

    /// <summary>ARN of the lasting identity behind the user.</summary>
    public ReadOnlySpan<byte> CanonicalArn;

    /// <summary>Access key of that session.</summary>
    public ReadOnlySpan<byte> AccessKey;

    /// <summary>Name of that session.</summary>
    public ReadOnlySpan<byte> SessionName;

    /// <summary>Address that a pod's status reports.</summary>
    public ReadOnlySpan<byte> PodIp;

    /// <summary>Whether a pod's status reports that it uses its node's network.</summary>
    public ReadOnlySpan<byte> HostNetwork;

    /// <summary>Addresses that a node's status reports.</summary>
    public JsonSlice NodeAddresses;

    /// <summary>Labels of the object that the request sends, or a patch of them.</summary>
    public JsonSlice SentLabels;

    /// <summary>Labels of the object as the server keeps it.</summary>
    public JsonSlice KeptLabels;

    /// <summary>Id of the object as the server keeps it; empty where the policy of the audit does not log the answer.</summary>
    public ReadOnlySpan<byte> KeptId;

    /// <summary>Epoch milliseconds that an envelope gives, for an event without a time; 0 for none.</summary>
    public long FallbackTime;
}

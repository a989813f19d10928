namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>Where the format is defined.</summary>
internal static class AuditPage
{
    /// <summary>The fields of an event.</summary>
    public const string Format = "https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/";
}

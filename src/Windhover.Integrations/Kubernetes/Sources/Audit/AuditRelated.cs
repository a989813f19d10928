using Windhover.Core.Events;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>The second thing that a change of accounts is about.</summary>
internal static class AuditRelated
{
    /// <summary>The role that a binding grants, the service account that a token is for, who shall sign a certificate; none otherwise.</summary>
    public static Symbol Of(in AuditCall call, AuditNames names)
    {
        if (!call.RoleName.IsEmpty && call.Resource.EndsWith("rolebindings"u8))
        {
            return call.RoleKind.SequenceEqual("Role"u8)
                ? names.Object(call.Namespace, "roles"u8, call.RoleName)
                : names.Object(default, "clusterroles"u8, call.RoleName);
        }

        if (call.Subresource.SequenceEqual("token"u8) && call.Resource.SequenceEqual("serviceaccounts"u8)) return names.ServiceAccount(call.Namespace, call.Name);
        return call.Resource.SequenceEqual("certificatesigningrequests"u8) ? names.Text(call.Signer) : default;
    }
}

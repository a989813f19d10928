using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>An identity as role bindings name it: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects.</summary>
/// <param name="User">The user name.</param>
/// <param name="Space">Namespace of a service account; "" for a user.</param>
/// <param name="Account">Name of a service account; "" for a user.</param>
internal sealed record Subject(string User, string Space, string Account)
{
    private const string Prefix = "system:serviceaccount:";

    /// <summary>True for a service account.</summary>
    public bool IsServiceAccount => Account.Length > 0;

    /// <summary>For people.</summary>
    public override string ToString() => IsServiceAccount ? $"the service account {Space}/{Account}" : $"the user {User}";

    /// <summary>The subject that an entity is.</summary>
    /// <exception cref="ActionRefusedException">It is part of the cluster itself, or cannot be a subject.</exception>
    public static Subject Of(KubernetesConnection at, EntityRef who)
    {
        if (at.Account.Length > 0 && who.Account.Length > 0 && who.Account != at.Account) throw new ActionRefusedException($"This connection acts for {at.Account} only, not for {who.Account}.");
        var native = KubernetesNames.Native(who.Id);
        if (native.Length == 0 || native.Any(char.IsControl)) throw new ActionRefusedException($"{Pods.Shown(native)} is not the name of a user.");
        if (!native.StartsWith("system:", StringComparison.Ordinal)) return new Subject(native, "", "");
        var parts = native.StartsWith(Prefix, StringComparison.Ordinal) ? native[Prefix.Length..].Split(':') : [];
        if (parts.Length != 2 || !KubernetesNames.IsLabel(parts[0]) || !KubernetesNames.IsName(parts[1])) throw new ActionRefusedException($"{Pods.Shown(native)} is a part of the cluster itself.");
        return at.MayAct(parts[0]) ? new Subject(native, parts[0], parts[1]) : throw new ActionRefusedException($"The connection may not act in the namespace {parts[0]}.");
    }

    /// <summary>True when a binding's subject is this one; a service account may also be bound by its user name.</summary>
    public bool Is(JsonNode? subject) => subject.Text("kind") switch
    {
        "ServiceAccount" => IsServiceAccount && subject.Text("name") == Account && subject.Text("namespace") == Space,
        "User" => subject.Text("name") == User,
        _ => false,
    };
}

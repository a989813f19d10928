using System.Text;

namespace Windhover.Tests.Conventions;

/// <summary>Permissions as the policy document of their vendor, ready to be pasted; as a list where the vendor has no such document.</summary>
internal static class PermissionPolicy
{
    public static string Of(string vendor, IReadOnlyList<string> permissions) => vendor switch
    {
        "aws" => Fence("json", Aws(permissions)),
        "azure" => Fence("json", Azure(permissions)),
        "gcp" => Fence("yaml", "title: Windhover\nstage: GA\nincludedPermissions:\n" + string.Concat(permissions.Select(p => $"- {p}\n"))),
        "kubernetes" => Fence("yaml", Kubernetes(permissions)),
        _ => List(permissions),
    };

    public static string List(IReadOnlyList<string> permissions) => string.Concat(permissions.Select(p => $"- {p}\n"));

    private static string Fence(string language, string text) => $"```{language}\n{text.TrimEnd('\n')}\n```\n";

    private static string Aws(IReadOnlyList<string> permissions) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": [
        {{string.Join(",\n", permissions.Select(p => $"        \"{p}\""))}}
              ],
              "Resource": "*"
            }
          ]
        }
        """;

    private static string Azure(IReadOnlyList<string> permissions) => $$"""
        {
          "Name": "Windhover response",
          "IsCustom": true,
          "Actions": [
        {{string.Join(",\n", permissions.Select(p => $"    \"{p}\""))}}
          ],
          "NotActions": [],
          "AssignableScopes": ["/subscriptions/SUBSCRIPTION"]
        }
        """;

    // "patch networkpolicies.networking.k8s.io": verbs of one resource stand together.
    private static string Kubernetes(IReadOnlyList<string> permissions)
    {
        var text = new StringBuilder("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: windhover-response\nrules:\n");
        foreach (var resource in permissions.Select(p => p.Split(' ', 2)).GroupBy(p => p[1], p => p[0], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var dot = resource.Key.IndexOf('.', StringComparison.Ordinal);
            var (name, group) = dot < 0 ? (resource.Key, "") : (resource.Key[..dot], resource.Key[(dot + 1)..]);
            text.Append($"- apiGroups: [\"{group}\"]\n  resources: [\"{name}\"]\n  verbs: [{string.Join(", ", resource.Order(StringComparer.Ordinal).Select(v => $"\"{v}\""))}]\n");
        }

        return text.ToString();
    }
}

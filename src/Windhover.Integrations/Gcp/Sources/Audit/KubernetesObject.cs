using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>
/// Objects of a cluster in the form that the API server's own audit log has here: <c>namespace/resource/name</c>, or <c>resource/name</c> outside of namespaces, with
/// the cluster's name in front.
/// </summary>
internal static class KubernetesObject
{
    private const int Longest = SymbolTable.LongestText;

    /// <summary>Fills what a call acted on.</summary>
    /// <param name="cluster">The cluster's name; empty for not known.</param>
    /// <param name="name">The log's resource name, "core/v1/namespaces/shop/pods/web-0/exec".</param>
    /// <param name="request">The object sent.</param>
    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="activity">The event.</param>
    public static void Map(ReadOnlySpan<byte> cluster, ReadOnlySpan<byte> name, JsonSlice request, SymbolTable symbols, ref ActorActivity activity)
    {
        Span<Range> parts = stackalloc Range[16];
        parts = parts[..Math.Max(0, Split(name, parts))];
        if (parts.Length < 3) return;

        // Group and version stand in front; a cluster's own resources have no namespace.
        var at = 2;
        ReadOnlySpan<byte> space = default;
        if (parts.Length > at + 2 && name[parts[at]].SequenceEqual("namespaces"u8))
        {
            space = name[parts[at + 1]];
            at += 2;
        }

        var resource = name[parts[at]];
        var itsName = parts.Length > at + 1 ? name[parts[at + 1]] : default;
        activity.Resource = Join(symbols, cluster, space, resource, itsName);
        activity.ResourceKind = Singular(resource, symbols);
        if (!resource.EndsWith("rolebindings"u8)) return;
        var role = request["roleRef"];
        var isInside = role.Text("kind").SequenceEqual("Role"u8);
        if (!role.Text("name").IsEmpty) activity.Related = Join(symbols, cluster, isInside ? space : default, isInside ? "roles"u8 : "clusterroles"u8, role.Text("name"));
    }

    private static int Split(ReadOnlySpan<byte> name, Span<Range> parts)
    {
        var count = 0;
        foreach (var range in name.Split((byte)'/'))
        {
            if (count == parts.Length) break;
            parts[count++] = range;
        }

        return count;
    }

    private static Symbol Join(SymbolTable symbols, ReadOnlySpan<byte> cluster, ReadOnlySpan<byte> space, ReadOnlySpan<byte> resource, ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[Longest];
        var length = 0;
        Append(text, ref length, cluster);
        Append(text, ref length, space);
        Append(text, ref length, resource);
        Append(text, ref length, name);
        return symbols.Intern(text[..length]);
    }

    private static void Append(Span<byte> text, ref int length, ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty || length + part.Length + 1 > text.Length) return;
        if (length > 0) text[length++] = (byte)'/';
        part.CopyTo(text[length..]);
        length += part.Length;
    }

    private static Symbol Singular(ReadOnlySpan<byte> resource, SymbolTable symbols)
    {
        if (resource.SequenceEqual("endpoints"u8)) return symbols.Intern(resource);
        if (resource.EndsWith("ies"u8) && resource.Length < 64)
        {
            Span<byte> text = stackalloc byte[64];
            resource[..^3].CopyTo(text);
            text[resource.Length - 3] = (byte)'y';
            return symbols.Intern(text[..(resource.Length - 2)]);
        }

        if (resource.EndsWith("sses"u8)) return symbols.Intern(resource[..^2]);
        return symbols.Intern(resource.EndsWith("s"u8) && !resource.EndsWith("ss"u8) ? resource[..^1] : resource);
    }
}

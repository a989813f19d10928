using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>Writes the names of operations, resources and kinds in one stable form each.</summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="cluster">What names of resources begin with, where it is known.</param>
internal sealed class AuditNames(SymbolTable symbols, AuditCluster cluster)
{
    private const int Longest = SymbolTable.LongestText;

    private readonly SymbolCache kinds = new(resource => symbols.Intern(Singular(resource)));

    /// <summary><c>verb resource/subresource</c>; <c>verb /area</c> for a request of no resource; what there is where a part is missing.</summary>
    public Symbol Operation(in AuditCall call)
    {
        Span<byte> text = stackalloc byte[Longest];
        var length = 0;
        Append(text, ref length, call.Verb);
        if (call.Resource.IsEmpty)
        {
            if (!call.Uri.IsEmpty) Spaced(text, ref length, AuditUri.Area(AuditUri.Path(call.Uri)));
        }
        else
        {
            Spaced(text, ref length, call.Resource);
            if (!call.Subresource.IsEmpty) Slashed(text, ref length, call.Subresource);
        }

        return symbols.Intern(text[..length]);
    }

    /// <summary><c>namespace/resource/name</c>, <c>resource/name</c> outside of namespaces, without <c>/name</c> for all of them; the path for a request of no resource.</summary>
    public Symbol Resource(in AuditCall call) => call.Resource.IsEmpty
        ? call.Uri.IsEmpty ? default : Object(default, default, AuditUri.Path(call.Uri).TrimStart((byte)'/'))
        : Object(call.Resource.SequenceEqual("namespaces"u8) ? default : call.Namespace, call.Resource, call.Name);

    /// <summary>The name of any object.</summary>
    public Symbol Object(ReadOnlySpan<byte> space, ReadOnlySpan<byte> resource, ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[Longest];
        var length = 0;
        Append(text, ref length, cluster.Name);
        Slashed(text, ref length, space);
        Slashed(text, ref length, resource);
        if (resource.IsEmpty && space.IsEmpty) text[length++] = (byte)'/';
        if (resource.IsEmpty) Append(text, ref length, name);
        else Slashed(text, ref length, name);
        return symbols.Intern(text[..length]);
    }

    /// <summary>A pod as a host: <c>namespace/name</c>.</summary>
    public Symbol Pod(ReadOnlySpan<byte> space, ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[Longest];
        var length = 0;
        Append(text, ref length, space);
        Slashed(text, ref length, name);
        return symbols.Intern(text[..length]);
    }

    /// <summary>The user name of a service account: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/.</summary>
    public Symbol ServiceAccount(ReadOnlySpan<byte> space, ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[Longest];
        var length = 0;
        Append(text, ref length, "system:serviceaccount:"u8);
        Append(text, ref length, space);
        Append(text, ref length, ":"u8);
        Append(text, ref length, name);
        return symbols.Intern(text[..length]);
    }

    /// <summary>A text as it is.</summary>
    public Symbol Text(ReadOnlySpan<byte> text) => symbols.Intern(text);

    /// <summary>The kind of a resource: its name in the singular.</summary>
    public Symbol Kind(ReadOnlySpan<byte> resource) => kinds.Of(resource);

    // Names of resources are plurals of kinds in lower case.
    private static ReadOnlySpan<byte> Singular(ReadOnlySpan<byte> resource)
    {
        if (resource.SequenceEqual("endpoints"u8)) return resource;
        if (resource.EndsWith("ies"u8)) return System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(resource[..^3]) + "y");
        if (resource.EndsWith("sses"u8)) return resource[..^2];
        return resource.EndsWith("s"u8) && !resource.EndsWith("ss"u8) ? resource[..^1] : resource;
    }

    private static void Spaced(Span<byte> text, ref int length, ReadOnlySpan<byte> part)
    {
        if (length > 0) Append(text, ref length, " "u8);
        Append(text, ref length, part);
    }

    private static void Slashed(Span<byte> text, ref int length, ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty) return;
        if (length > 0) Append(text, ref length, "/"u8);
        Append(text, ref length, part);
    }

    // Names are far shorter; what a caller made longer is cut.
    private static void Append(Span<byte> text, ref int length, ReadOnlySpan<byte> part)
    {
        part = part[..Math.Min(part.Length, text.Length - length - 1)];
        part.CopyTo(text[length..]);
        length += part.Length;
    }
}

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>
/// The resource that a request's path names (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris), for records that lack it or a part of it.
/// </summary>
internal static class AuditUri
{
    private const int LongestPath = 200;

    /// <summary>Paths that every server has; others are what somebody tried.</summary>
    private static ReadOnlySpan<byte> Known => "|api|apis|healthz|livez|readyz|metrics|version|openapi|openid|.well-known|swagger.json|swaggerapi|swagger-ui|logs|debug|flagz|statusz|"u8;

    /// <summary>The path without its query; cut where it is very long.</summary>
    public static ReadOnlySpan<byte> Path(ReadOnlySpan<byte> uri)
    {
        var end = uri.IndexOfAny((byte)'?', (byte)'#');
        if (end >= 0) uri = uri[..end];
        if (uri.Length > 1) uri = uri.TrimEnd((byte)'/');
        return uri.Length > LongestPath ? uri[..LongestPath] : uri;
    }

    /// <summary>What a path of no resource is for: its first part where servers have such a path, "/…" otherwise.</summary>
    public static ReadOnlySpan<byte> Area(ReadOnlySpan<byte> path)
    {
        var rest = path.TrimStart((byte)'/');
        var end = rest.IndexOf((byte)'/');
        var first = end < 0 ? rest : rest[..end];
        if (first.IsEmpty) return "/"u8;
        for (var known = Known; ;)
        {
            var at = known.IndexOf(first);
            if (at < 0) return "/…"u8;
            if (known[at - 1] == '|' && known[at + first.Length] == '|') return path[..(path.Length - rest.Length + first.Length)];
            known = known[(at + 1)..];
        }
    }

    /// <summary>Fills what a call lacks of its resource. A path that names none, or another, changes nothing.</summary>
    public static void Complete(ref AuditCall call)
    {
        var path = Path(call.Uri);
        if (path is not [(byte)'/', ..]) return;
        var parts = new Parts(path);
        var first = parts.Next();
        var group = first.SequenceEqual("apis"u8) ? parts.Next() : default;
        if ((!first.SequenceEqual("api"u8) && group.IsEmpty) || parts.Next().IsEmpty) return;
        var part = parts.Next();
        if (part.SequenceEqual("watch"u8)) part = parts.Next();
        var space = ReadOnlySpan<byte>.Empty;
        if (part.SequenceEqual("namespaces"u8))
        {
            var named = parts.Next();
            var inside = parts.Next();
            if (named.IsEmpty || inside.IsEmpty || inside.SequenceEqual("status"u8) || inside.SequenceEqual("finalize"u8))
            {
                Fill(ref call, group, default, part, named, inside);
                return;
            }

            space = named;
            part = inside;
        }

        if (!part.IsEmpty) Fill(ref call, group, space, part, parts.Next(), parts.Next());
    }

    private static void Fill(ref AuditCall call, ReadOnlySpan<byte> group, ReadOnlySpan<byte> space, ReadOnlySpan<byte> resource, ReadOnlySpan<byte> name, ReadOnlySpan<byte> subresource)
    {
        if (call.Resource.IsEmpty)
        {
            call.Resource = resource;
            call.Subresource = subresource;
        }
        else if (!call.Resource.SequenceEqual(resource))
        {
            return;
        }

        if (call.Group.IsEmpty) call.Group = group;
        if (call.Namespace.IsEmpty) call.Namespace = space;
        if (call.Name.IsEmpty) call.Name = name;
    }

    private ref struct Parts(ReadOnlySpan<byte> path)
    {
        private ReadOnlySpan<byte> rest = path;

        public ReadOnlySpan<byte> Next()
        {
            rest = rest.TrimStart((byte)'/');
            var end = rest.IndexOf((byte)'/');
            var part = end < 0 ? rest : rest[..end];
            rest = rest[part.Length..];
            return part;
        }
    }
}

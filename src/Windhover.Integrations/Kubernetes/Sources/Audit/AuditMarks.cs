namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>Tells audit events by the names that they have.</summary>
internal static class AuditMarks
{
    /// <summary>How sure a file of plain events is.</summary>
    public const int Sure = 90;

    private const int ByNames = 80;

    /// <summary>How sure a file is to hold plain events, not such in an envelope.</summary>
    public static int OfEvents(ReadOnlySpan<byte> head)
    {
        if (!BeginsAsJson(head)) return 0;
        var names = 0;
        if (Has(head, "\"auditID\""u8)) names++;
        if (Has(head, "\"stage\""u8)) names++;
        if (Has(head, "\"requestURI\""u8)) names++;
        if (Has(head, "\"objectRef\""u8)) names++;
        if (Has(head, "\"verb\""u8)) names++;
        if (Has(head, "\"audit.k8s.io/"u8)) return names > 0 || Has(head, "\"user\""u8) || Has(head, "\"EventList\""u8) ? Sure : 0;
        return names >= 4 ? ByNames : 0;
    }

    /// <summary>Whether the first byte that is no white space opens an object or array.</summary>
    public static bool BeginsAsJson(ReadOnlySpan<byte> head) => head.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Whether a quoted name or value stands there as such, not inside a text.</summary>
    /// <param name="head">Where to look.</param>
    /// <param name="quoted">What to look for; begins with a quote.</param>
    public static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> quoted)
    {
        while (true)
        {
            var at = head.IndexOf(quoted);
            if (at < 0) return false;
            if (at == 0 || head[at - 1] != '\\') return true;
            head = head[(at + quoted.Length)..];
        }
    }
}

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// Says from the head of a file which of the logs are in it: by the values of <c>category</c>, each with the field names of its own log, and for the forms
/// that have none (Graph, REST, exported tables) by field names alone.
/// </summary>
internal static class AzureLogHead
{
    /// <summary>How surely a file is of one log: sure when nothing else is in its head, less beside a category that another source may read.</summary>
    public static int Score(ReadOnlySpan<byte> head, AzureLogKinds kind)
    {
        var kinds = In(head);
        if (kinds == kind) return 95;
        if ((kinds & kind) == 0) return 0;
        return (kinds & ~AzureLogKinds.Other) == kind ? 70 : 60;
    }

    /// <summary>The logs in a head.</summary>
    public static AzureLogKinds In(ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[')) return AzureLogKinds.None;
        if (!MayBe(head)) return AzureLogKinds.None;
        var isAudit = Has(head, "\"activityDisplayName\""u8) || Has(head, "\"ActivityDisplayName\""u8) || Has(head, "\"targetResourceType\""u8) || Has(head, "\"initiatedBy\""u8);
        var named = Categories(head, "\"category\""u8) | ((Categories(head, "\"Category\""u8) | Categories(head, "\"CategoryValue\""u8)) & ~AzureLogKinds.Other);
        return Named(head, named, isAudit) | Unnamed(head, isAudit);
    }

    // What every log here has one of: most heads are of other logs, and are looked through no further.
    private static bool MayBe(ReadOnlySpan<byte> head) => Has(head, "\"category\""u8) || Has(head, "\"Category"u8) || Has(head, "ctivityDateTime\""u8)
        || Has(head, "\"metricResponseType\""u8) || Has(head, "\"conditionalAccessStatus\""u8) || Has(head, "ventDataId\""u8);

    /// <summary>A category alone is a word that other products use too: what goes with it makes it this log's.</summary>
    private static AzureLogKinds Named(ReadOnlySpan<byte> head, AzureLogKinds named, bool isAudit)
    {
        var hasOperation = Has(head, "\"operationName\""u8) || Has(head, "\"operationname\""u8) || Has(head, "\"OperationName\""u8);
        if (!hasOperation) return named & AzureLogKinds.SignIn;
        var kinds = named & (AzureLogKinds.SignIn | AzureLogKinds.Storage | AzureLogKinds.AdvancedHunting | AzureLogKinds.Other);
        if (kinds == AzureLogKinds.Other && !Has(head, "\"resourceId\""u8)) kinds = AzureLogKinds.None;

        // An Entra audit has a category of its own inside, and "Policy" is one of both.
        if (isAudit) kinds &= ~AzureLogKinds.Other;
        if ((named & AzureLogKinds.Activity) != 0 && !isAudit && (Has(head, "\"resourceId\""u8) || Has(head, "\"resourceid\""u8)) && Has(head, "\"correlationId\""u8)) kinds |= AzureLogKinds.Activity;
        if ((named & AzureLogKinds.Activity) != 0 && isAudit && Has(head, "\"Administrative\""u8)) kinds |= AzureLogKinds.Activity;
        if ((named & AzureLogKinds.EntraAudit) != 0 && isAudit) kinds |= AzureLogKinds.EntraAudit;
        if ((named & AzureLogKinds.IntuneAudit) != 0 && Has(head, "\"AuditEventId\""u8)) kinds |= AzureLogKinds.IntuneAudit;
        if ((named & AzureLogKinds.KeyVault) != 0 && (Has(head, "/MICROSOFT.KEYVAULT/"u8) || Has(head, "/Microsoft.KeyVault/"u8) || Has(head, "/microsoft.keyvault/"u8))) kinds |= AzureLogKinds.KeyVault;
        return kinds;
    }

    private static AzureLogKinds Unnamed(ReadOnlySpan<byte> head, bool isAudit)
    {
        var kinds = AzureLogKinds.None;
        if (isAudit && (Has(head, "\"activityDateTime\""u8) || Has(head, "\"ActivityDateTime\""u8))) kinds |= AzureLogKinds.EntraAudit;
        if (Has(head, "\"metricResponseType\""u8) && Has(head, "\"operationName\""u8)) kinds |= AzureLogKinds.Storage;
        if (Has(head, "\"conditionalAccessStatus\""u8) && Has(head, "\"createdDateTime\""u8) && Has(head, "\"resourceDisplayName\""u8)) kinds |= AzureLogKinds.SignIn;
        if (Has(head, "\"eventDataId\""u8) && Has(head, "\"operationName\""u8) && Has(head, "\"eventTimestamp\""u8)) kinds |= AzureLogKinds.Activity;
        if (Has(head, "\"OperationNameValue\""u8) && Has(head, "\"EventDataId\""u8)) kinds |= AzureLogKinds.Activity;
        return kinds;
    }

    private static AzureLogKinds Categories(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var kinds = AzureLogKinds.None;
        while (true)
        {
            var at = head.IndexOf(name);
            if (at < 0) return kinds;
            head = head[(at + name.Length)..];
            var value = head.TrimStart(" \t\r\n"u8);
            if (value.IsEmpty || value[0] != ':') continue;
            value = value[1..].TrimStart(" \t\r\n"u8);
            if (value.IsEmpty || value[0] != '"') continue;
            value = value[1..];
            var end = value.IndexOf((byte)'"');
            if (end > 0) kinds |= AzureCategories.Of(value[..end]);
        }
    }

    private static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> text) => head.IndexOf(text) >= 0;
}

using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>The severities of Microsoft's alerts (https://learn.microsoft.com/en-us/graph/api/resources/security-alert#alertseverity-values) on OCSF's scale.</summary>
internal static class AzureSeverity
{
    /// <summary>The severity of a word.</summary>
    public static FindingSeverity Of(ReadOnlySpan<byte> word)
    {
        if (Ascii.EqualsIgnoreCase(word, "High"u8)) return FindingSeverity.High;
        if (Ascii.EqualsIgnoreCase(word, "Medium"u8)) return FindingSeverity.Medium;
        if (Ascii.EqualsIgnoreCase(word, "Low"u8)) return FindingSeverity.Low;
        if (Ascii.EqualsIgnoreCase(word, "Informational"u8) || Ascii.EqualsIgnoreCase(word, "Information"u8)) return FindingSeverity.Informational;
        return Ascii.EqualsIgnoreCase(word, "Critical"u8) ? FindingSeverity.Critical : FindingSeverity.Unknown;
    }
}

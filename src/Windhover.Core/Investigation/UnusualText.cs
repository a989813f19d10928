using System.Globalization;
using Windhover.Core.Detection;

namespace Windhover.Core.Investigation;

/// <summary>What is unusual about an alert, in a sentence for people.</summary>
internal static class UnusualText
{
    /// <summary>The sentence of one row of its ledger.</summary>
    public static string Of(Alert alert, Contribution row)
    {
        var what = alert.Kind == AlertKind.Learned ? "" : Subject(alert, row);
        if (what.Length == 0) return row.Text.EndsWith('.') ? row.Text : row.Text + ".";
        return $"{what} is unusual for {CaseFile.Name(alert.Entity)}: anything as rare makes up {Share(row.Probability)} of what it does.";
    }

    // How the pattern of life judged what an expert asked about; other rows are in words of their own.
    private static string Subject(Alert alert, Contribution row) => row.Feature switch
    {
        "source_network" => $"The network of {row.Observed}",
        "resource" => $"To touch {NameOf(alert, row.Observed)}",
        "grant" => $"To let in {row.Observed}",
        "operation" => $"The operation {row.Observed}",
        "peer" => $"To talk to {row.Observed}",
        "peer_network" => $"To talk to the network {row.Observed}",
        "port" => $"Port {row.Observed}",
        "agent" => $"The client tool {row.Observed}",
        "region" => $"The region {row.Observed}",
        _ => "",
    };

    private static string NameOf(Alert alert, string native) =>
        alert.Related.FirstOrDefault(r => r.Id == "resource:" + native) is { } named ? CaseFile.Name(named) : native;

    private static string Share(double share) => share < 0.0001 ? "less than 0.01%" : string.Create(CultureInfo.InvariantCulture, $"about {share * 100:0.##}%");
}

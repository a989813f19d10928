using System.Text;
using Windhover.Core.Investigation;

namespace Windhover.Tests.Investigation.Accounts;

/// <summary>An account as a text to approve.</summary>
internal static class AccountText
{
    /// <summary>Title, verdict and sentences, section by section.</summary>
    public static string Of(InvestigationReport report)
    {
        var text = new StringBuilder($"# {report.Title}\n\n{report.Verdict}, score {report.Score.ToString(System.Globalization.CultureInfo.InvariantCulture)}, {(report.IsTold ? "told" : "not told")}, best explanation {report.Hypotheses[0].Hypothesis}\n");
        foreach (var section in report.Account.GroupBy(s => s.Section))
        {
            text.Append($"\n## {section.Key}\n\n");
            foreach (var sentence in section) text.Append($"- {sentence.Text}\n");
        }

        return text.ToString();
    }
}

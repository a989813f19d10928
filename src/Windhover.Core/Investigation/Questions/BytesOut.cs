using System.Globalization;

namespace Windhover.Core.Investigation.Questions;

/// <summary>How much left?</summary>
internal sealed class BytesOut : IQuestion
{
    // Ten times next to nothing is next to nothing.
    private const double Least = 100_000;

    private static readonly string[] Outward = ["bytes_out", "outside_bytes_out", "rare_bytes_out", "drift"];

    /// <inheritdoc/>
    public string Id => "bytes-out";

    /// <inheritdoc/>
    public string Text => "How much more than usual left?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Device;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("usual", 0.6, "no more than usual had left"),
        new("more", 0.2, "a few times more than usual had left"),
        new("far-more", 0.2, "more than ten times the usual had left"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.DeviceRef is not { } who) return null;
        var rows = file.Alerts.SelectMany(a => a.Contributions.Where(c => c.Numeric is not null && Outward.Contains(c.Feature, StringComparer.Ordinal) && c.Bits > 0).Select(c => (Alert: a, Row: c, Times: c.Numeric!.Observed / Math.Max(c.Numeric.High, Least)))).ToList();
        if (rows.Count == 0) return new Finding("usual", $"No alert about {CaseFile.Name(who)} is about bytes that left.", file.AlertsOf(who, file.Start)) { Alerts = file.Alerts };
        var most = rows.OrderByDescending(r => r.Times).ThenBy(r => r.Alert.Time).ThenBy(r => r.Alert.AlertId, StringComparer.Ordinal).First();
        return new Finding(most.Times > 10 ? "far-more" : "more", string.Create(CultureInfo.InvariantCulture, $"{most.Row.Text}"), file.AlertsOf(most.Alert.Entity, Math.Min(file.Start, most.Alert.FirstTime))) { Alerts = [most.Alert] };
    }
}

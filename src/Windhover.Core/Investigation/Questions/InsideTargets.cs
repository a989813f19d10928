using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Whom inside does the device talk to?</summary>
internal sealed class InsideTargets : IQuestion
{
    private const int ManyPorts = 30;

    /// <inheritdoc/>
    public string Id => "inside-targets";

    /// <inheritdoc/>
    public string Text => "Does the machine reach for machines inside that it does not know?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Device;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("known", 0.5, "it had reached only for machines that it knows"),
        new("few-new", 0.28, "it had reached for a few machines that are new to it"),
        new("many-new", 0.12, "it had reached for many machines that are new to it"),
        new("many-mixed", 0.1, "it had reached for many new ones and for many that it usually works with"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.DeviceRef is not { } who || file.IsYoungEstate) return null;
        var all = file.SeenBy(file.Device).Where(s => s.Value.Feature == Feature.InsidePeer && !s.Value.Serves).ToList();
        var since = all.Where(s => s.Last >= file.Start).GroupBy(s => s.Value.Address).ToList();
        if (since.Count == 0) return null;
        var known = all.Where(s => !file.IsNew(s)).Select(s => s.Value.Address).ToHashSet();
        var added = since.Count(g => !known.Contains(g.Key));
        var query = file.Connections(who.Id);
        if (added == 0) return new Finding("known", $"{CaseFile.Name(who)} reached for {since.Count} machines inside, all of them known to it.", query);
        var ports = all.Count(s => s.Last >= file.Start && file.IsNew(s));
        if (ports > ManyPorts) return new Finding(known.Count >= 10 ? "many-mixed" : "many-new", $"{CaseFile.Name(who)} reached for {since.Count} machines inside, {added} of them new to it, on {ports} combinations of machine and port that are new to it.", query);
        if (added <= 5) return new Finding("few-new", $"{added} of the {since.Count} machines inside that {CaseFile.Name(who)} reached for are new to it.", query);
        return new Finding(known.Count >= 10 ? "many-mixed" : "many-new", $"{added} of the {since.Count} machines inside that {CaseFile.Name(who)} reached for are new to it; it knew {known.Count} before.", query);
    }
}

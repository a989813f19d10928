using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>From where did the identity act?</summary>
internal sealed class SourceNetwork : IQuestion
{
    /// <inheritdoc/>
    public string Id => "source-network";

    /// <inheritdoc/>
    public string Text => "Does the identity act from a network that it usually acts from?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("usual", 0.62, "it had acted from a network that it usually acts from"),
        new("colleagues", 0.13, "it had acted from a network that several of its colleagues act from"),
        new("new-access", 0.13, "it had acted from a new network of an ordinary access provider"),
        new("new-rented", 0.12, "it had acted from a new network in which servers, clouds or private networks are rented"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.IsYoungEstate) return null;
        var used = file.Since(file.Identity, Feature.SourceNetwork).Where(s => !s.Value.Address.IsPrivate || s.Value.Address.IsNone).ToList();
        if (used.Count == 0) return null;
        var judged = used.Select(s => (Seen: s, Answer: Judge(file, s))).OrderByDescending(j => Rank(j.Answer)).ThenBy(j => j.Seen.First).ThenBy(j => j.Seen.Value.Hash).First();
        var text = file.Known.Text(judged.Seen.Value);
        var info = judged.Seen.Value.Address.IsNone ? "" : file.Known.Addresses.Find(judged.Seen.Value.Address).ToString();
        var place = info.Length > 0 ? $"{text} ({info})" : text;
        var sentence = judged.Answer switch
        {
            "usual" => $"{CaseFile.Name(who)} acted from {place}, as on {judged.Seen.Days} days before.",
            "colleagues" => $"{CaseFile.Name(who)} acted from {place}, which is new to it; {file.Others(judged.Seen.Value, judged.Seen.Days > 0)} others of the estate act from there.",
            _ => $"{CaseFile.Name(who)} acted from {place}, for the first time at {CaseFile.Moment(judged.Seen.First)}; nearly nobody else of the estate ever did.",
        };
        return new Finding(judged.Answer, sentence, file.Events(who));
    }

    private static string Judge(CaseFile file, in SeenValue seen)
    {
        if (!file.IsNew(seen)) return "usual";
        if (file.Others(seen.Value, seen.Days > 0) >= 2) return "colleagues";
        return file.Known.Addresses.Find(seen.Value.Address).Class is AddressClass.Cloud or AddressClass.Hosting or AddressClass.Vpn or AddressClass.Tor or AddressClass.ContentDelivery ? "new-rented" : "new-access";
    }

    private static int Rank(string answer) => answer switch { "usual" => 0, "colleagues" => 1, "new-access" => 2, _ => 3 };
}

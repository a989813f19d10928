using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation.Wording;

/// <summary>Words that turn a verdict, deny, overstate or give orders. They count whatever the account says: who writes a log can put any word into an account.</summary>
internal static class LoadedWords
{
    private static readonly HashSet<string> Calming = Read(
        """
        benign harmless innocent innocuous safe safely legitimate legitimately approved approval approve authorised authorized authorisation authorization sanctioned permitted routine false
        exercise drill simulation simulated rehearsal resolved fixed mitigated remediated contained dismissed dismiss disregard ignorable unremarkable uneventful reassuring fine okay ok
        non-malicious non-suspicious unsuspicious test tests testing planned maintenance joke mistake clear
        cleared close closed closing trusted whitelisted allowlisted
        """);

    private static readonly HashSet<string> Alarming = Read(
        """
        malicious attack attacks attacker attackers attacked compromise compromised breach breached stolen steal stole theft thief intruder intrusion hostile malware ransomware ransom threat
        exfiltrated exfiltration exfiltrate hacker hacked backdoor exploit exploited exploitation weaponised weaponized criminal dangerous
        """);

    private static readonly HashSet<string> Sure = Read(
        """
        confirmed confirm confirms proven prove proves proof certain certainly definite definitely definitively undoubtedly doubtless clearly conclusive conclusively guaranteed undeniable
        undeniably unquestionably unambiguously obviously absolutely surely verified
        """);

    private static readonly HashSet<string> Speaking = Read(
        """
        you your yours yourself i me my mine we us our ours please ignore click must should shall recommend recommended recommendation advise advised instruct instructed instruction instructions
        prompt assistant chatbot sorry override reader
        """);

    private static readonly HashSet<string> Usual = Read("normal usual ordinary expected regular common typical customary everyday habitual");
    private static readonly HashSet<string> Bare = Words("not no none never nobody nothing nowhere neither nor without");

    private static readonly HashSet<string> Denying = Words(
        "not no none never nobody nothing nowhere neither nor without cannot hardly barely scarcely unlikely except instead rather fails failed lacks lacked denied denies refused blocked prevented stopped unable absent missing");

    private static readonly HashSet<string> Weakening = Words(
        "if unless would could might may maybe perhaps possibly allegedly supposedly seemingly apparently although though despite but however formerly else whether quote quotes quoted so-called claims claimed far");

    private static readonly HashSet<string> Stating = Words("is are was were as verdict judged rated found considered deemed remains");
    private static readonly string Malicious = WordStem.Of("malicious");
    private static readonly string Suspicious = WordStem.Of("suspicious");
    private static readonly string Inconclusive = WordStem.Of("inconclusive");

    /// <summary>True for a word that says no.</summary>
    public static bool Denies(WordToken word) => Denying.Contains(Straight(word.Text)) || IsShort(word);

    /// <summary>True for a word that says no and nothing else: which of them is used makes no difference.</summary>
    public static bool OnlyDenies(WordToken word) => Bare.Contains(Straight(word.Text)) || IsShort(word);

    /// <summary>True for a word after which a verdict is stated.</summary>
    public static bool States(WordToken word) => Stating.Contains(word.Text);

    /// <summary>The stem of the word that states a verdict; “settl” is stated as “not settled”.</summary>
    public static string StemOf(Verdict verdict) => verdict switch
    {
        Verdict.Malicious => Malicious,
        Verdict.Suspicious => Suspicious,
        Verdict.Benign => WordStem.Of("benign"),
        _ => WordStem.Of("settled"),
    };

    /// <summary>True for a word that takes something off what its sentence says.</summary>
    public static bool Weakens(WordToken word) => Denies(word) || Weakening.Contains(Straight(word.Text));

    /// <summary>True for a word that speaks to the reader or of orders.</summary>
    public static bool Speaks(WordToken word) => Speaking.Contains(word.Stem);

    /// <summary>True for a word that no text with this verdict may hold.</summary>
    public static bool Contradicts(Verdict verdict, WordToken word)
    {
        var stem = word.Stem;
        if (Sure.Contains(stem)) return true;
        return verdict switch
        {
            Verdict.Malicious => Calming.Contains(stem) || stem == Inconclusive,
            Verdict.Suspicious => Calming.Contains(stem) || stem == Malicious || stem == Inconclusive,
            Verdict.Benign => Alarming.Contains(stem) || stem == Suspicious || stem == Inconclusive,
            _ => Calming.Contains(stem) || stem == Malicious || stem == Suspicious,
        };
    }

    /// <summary>True for a word that calls things usual; after “is” and its like it calms.</summary>
    public static bool IsUsual(WordToken word) => Usual.Contains(word.Stem);

    private static bool IsShort(WordToken word) => Straight(word.Text).EndsWith("n't", StringComparison.OrdinalIgnoreCase);

    private static string Straight(string word) => word.Replace('’', '\'');

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Read(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(WordStem.Of).ToHashSet(StringComparer.Ordinal);
}

using Windhover.Lab.Chance;

namespace Windhover.Lab.Company;

/// <summary>
/// The company's Google Workspace: the accounts of the staff, their files and those of their teams. Only where a run asks for it; drawn from random numbers of its own.
/// </summary>
internal sealed class Workspace
{
    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    // Access providers of the country, whose customers the staff are: prefixes of 32 bits, so that several share one.
    private static readonly string[] HomeLines = ["2001:1c00", "2001:1c01", "2001:1c03", "2a02:a440", "2a02:a444", "2a02:a451"];
    private static readonly string[] PhoneLines = ["2a02:a420", "2a01:599"];
    private static readonly string[] Subjects = ["Autumn range", "Spring range", "Tents", "Backpacks", "Trail shoes", "Price list", "Dealer day", "Photo shoot", "Returns", "Stock count", "Budget", "Suppliers", "Training", "Website texts", "Labels", "Winter sale"];

    private readonly Rng rng;

    public Workspace(LabOptions options, Estate estate)
    {
        rng = new(options.Root, "workspace");
        CustomerId = "C0" + rng.Text(7, "abcdefghijklmnopqrstuvwxyz0123456789");
        Members = [.. estate.Staff.Select((p, i) => new Member
        {
            Person = p,
            Team = p.Job switch { "finance" => "finance", "office" => new[] { "design", "sales", "support" }[i % 3], _ => "engineering" },
            ProfileId = "1" + rng.Text(20, "0123456789"),
            Home = rng.Chance(0.55) ? Line(HomeLines) : Internet.Text(p.Home),
            Phone = Line(PhoneLines),
        })];
        foreach (var team in Members.Select(m => m.Team).Distinct(StringComparer.Ordinal))
        {
            Drives[team] = "0A" + rng.Text(17, IdLetters);
            Shared[team] = [.. Enumerable.Range(0, team == "design" ? 60 : 40).Select(_ => OfTeam(team, rng))];
            Partners[team] = [.. Enumerable.Range(1, 3).Select(i => $"{rng.Pick(["studio", "orders", "desk", "projects"])}{i}@{team}-partner{i}.example")];
        }

        foreach (var member in Members)
            for (var i = 0; i < 25; i++) member.Documents.Add(OfPerson(member, rng));
    }

    /// <summary>The customer's id, which every activity bears.</summary>
    public string CustomerId { get; }

    /// <summary>The accounts.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>Id of each team's shared drive.</summary>
    public SortedDictionary<string, string> Drives { get; } = new(StringComparer.Ordinal);

    /// <summary>The files of each team's shared drive, the ones in use first.</summary>
    public SortedDictionary<string, List<Document>> Shared { get; } = new(StringComparer.Ordinal);

    /// <summary>Whom outside the company each team works with.</summary>
    public SortedDictionary<string, List<string>> Partners { get; } = new(StringComparer.Ordinal);

    /// <summary>A file in a team's shared drive.</summary>
    public Document OfTeam(string team, Rng from)
    {
        var (ending, type) = team == "design"
            ? from.Pick([(".indd", "unknown"), (".indd", "unknown"), (".psd", "unknown"), (".pdf", "pdf"), (".png", "png"), ("", "document")])
            : from.Pick([("", "document"), ("", "spreadsheet"), ("", "presentation"), (".pdf", "pdf"), (".xlsx", "msexcel")]);
        return new(Id(from), Title(from) + ending, type, Capital(team), Drives[team]);
    }

    /// <summary>A file of a person's own.</summary>
    public static Document OfPerson(Member member, Rng from)
    {
        var (ending, type) = from.Pick([("", "document"), ("", "document"), ("", "spreadsheet"), ("", "presentation"), (".pdf", "pdf")]);
        return new(Id(from), Title(from) + ending, type, member.Person.Email, "");
    }

    /// <summary>An address of an access provider: the line's network stays, what stands behind it is drawn.</summary>
    public static string Address(string prefix, Rng from) => $"{prefix}:{from.Hex(3).TrimStart('0')}1:{from.Between(1, 9)}:{Group(from)}:{Group(from)}:{Group(from)}:{Group(from)}";

    private string Line(string[] prefixes) => Address(rng.Pick(prefixes), rng);

    private static string Group(Rng from) => from.Between(4096, 65535).ToString("x", System.Globalization.CultureInfo.InvariantCulture);

    private static string Id(Rng from) => "1" + from.Text(32, IdLetters);

    private static string Title(Rng from) => System.FormattableString.Invariant($"{from.Pick(Subjects)} {from.Pick(["plan", "draft", "overview", "layout", "notes", "final", "v2", "proof"])} {from.Between(1, 400)}");

    private static string Capital(string team) => char.ToUpperInvariant(team[0]) + team[1..];
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation.Wording;

/// <summary>The part of an investigation that may be worded anew, and what a wording is checked against.</summary>
public sealed record WordingAccount
{
    private const int MostSentences = 40;

    private WordingAccount(InvestigationReport report)
    {
        var told = report.Account.Where(s => IsTold(s.Section) && s.Text != report.WouldChange).Take(MostSentences).ToList();
        var facts = told.SelectMany(s => s.Facts).ToHashSet(StringComparer.Ordinal);
        (Title, Verdict, Sentences) = (report.Title, report.Verdict, [.. told.Select(s => s.Text)]);
        Facts = [.. report.Facts.Where(f => facts.Contains(f.Id)).Select(f => f.Text)];
        Hash = HashOf([Title, Verdict.ToString(), .. Sentences, "", .. Facts]);
    }

    /// <summary>Who did what to what, in one line. It may leave.</summary>
    public string Title { get; }

    /// <summary>What is concluded. It leaves as the first sentence says it.</summary>
    public Verdict Verdict { get; }

    /// <summary>
    /// What is concluded, what happened, who and where, how it differs from normal, scope, impact and techniques; at most 40 sentences. They may leave. What is not known, what to do next and
    /// what would change the verdict are left out: they are no facts.
    /// </summary>
    public IReadOnlyList<string> Sentences { get; }

    /// <summary>The facts that the sentences rest on, in words. They never leave; a wording is checked against them too.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>32 hexadecimal digits that are others as soon as anything above is.</summary>
    public string Hash { get; }

    /// <summary>That part of an investigation.</summary>
    public static WordingAccount Of(InvestigationReport report) => new(report);

    private static bool IsTold(AccountSection section) => section is not (AccountSection.NotKnown or AccountSection.NextSteps);

    // Each text after its length, so that no two lists look the same.
    private static string HashOf(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}

using System.Reflection;

namespace Windhover.Core.Detection;

/// <summary>
/// What operations are used for, by ATT&amp;CK: one table a vendor, embedded as <c>….Techniques.tsv</c> (technique, tactic, operations parted by commas; an operation that ends in <c>*</c> stands for
/// all that begin so). A model of many operations, other than a sequence of them, claims a technique for those of them alone that serve it, and what is learned says what the new operations serve.
/// </summary>
public sealed class OperationTechniques
{
    private const string Suffix = ".Techniques.tsv";
    private readonly IReadOnlyList<Table> tables;

    private OperationTechniques(IReadOnlyList<Table> tables) => this.tables = tables;

    /// <summary>Knows of no operation.</summary>
    public static OperationTechniques None { get; } = new([]);

    /// <summary>Every technique of every table.</summary>
    public IEnumerable<AttackTechnique> All => tables.SelectMany(t => t.Techniques);

    /// <summary>Reads the tables of assemblies.</summary>
    /// <exception cref="InvalidDataException">A line is wrong; names the file and the line.</exception>
    public static OperationTechniques Load(IEnumerable<Assembly> assemblies) => new(
        [.. from assembly in assemblies from name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal) where name.EndsWith(Suffix, StringComparison.Ordinal) select Table.Read(name, assembly.GetManifestResourceStream(name)!)]);

    /// <summary>What an operation serves, as its vendor's table has it; empty for one that no table has.</summary>
    /// <param name="operation">As the log names it.</param>
    public IReadOnlyList<AttackTechnique> Of(string operation) => tables.Select(t => t.Of(operation)).FirstOrDefault(found => found.Count > 0) ?? [];

    /// <summary>What is claimed of an operation: a technique that the vendor's table has for other operations alone is not.</summary>
    /// <param name="claims">What somebody claims for this operation among others.</param>
    /// <param name="operation">As the log names it.</param>
    public IReadOnlyList<AttackTechnique> Narrow(IReadOnlyList<AttackTechnique> claims, string operation)
    {
        if (claims.Count < 2 || tables.FirstOrDefault(t => t.Of(operation).Count > 0) is not { } table) return claims;
        var own = table.Of(operation);
        AttackTechnique[] kept = [.. claims.Where(c => own.Any(o => IsSame(o, c)) || !table.Techniques.Any(t => IsSame(t, c)))];
        return kept.Length > 0 ? kept : claims;
    }

    // T1098.003 is a way of T1098.
    private static bool IsSame(AttackTechnique one, AttackTechnique other) =>
        one.Technique == other.Technique || one.Technique.StartsWith(other.Technique + ".", StringComparison.Ordinal) || other.Technique.StartsWith(one.Technique + ".", StringComparison.Ordinal);

    private sealed class Table
    {
        private readonly Dictionary<string, AttackTechnique[]> exact = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<(string Prefix, AttackTechnique Technique)> prefixes = [];

        public List<AttackTechnique> Techniques { get; } = [];

        public static Table Read(string name, Stream stream)
        {
            using var reader = new StreamReader(stream);
            var table = new Table();
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                if (line.Length == 0 || line[0] == '#') continue;
                if (line.Split('\t') is not [['T', ..] technique, ['T', 'A', ..] tactic, { Length: > 0 } operations]) throw new InvalidDataException($"{name}:{number}: a technique, a tactic and operations are wanted, parted by tabs");
                table.Add(new(tactic, technique), operations.Split(", "));
            }

            table.prefixes.Sort((a, b) => b.Prefix.Length.CompareTo(a.Prefix.Length));
            return table;
        }

        public IReadOnlyList<AttackTechnique> Of(string operation)
        {
            if (exact.TryGetValue(operation, out var found)) return found;
            foreach (var (prefix, technique) in prefixes)
            {
                if (operation.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return [technique];
            }

            return [];
        }

        private void Add(AttackTechnique technique, string[] operations)
        {
            Techniques.Add(technique);
            foreach (var operation in operations)
            {
                if (operation.EndsWith('*')) prefixes.Add((operation[..^1], technique));
                else exact[operation] = [.. exact.GetValueOrDefault(operation, []), technique];
            }
        }
    }
}

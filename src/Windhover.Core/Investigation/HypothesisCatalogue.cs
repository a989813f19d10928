using System.Reflection;
using System.Text;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Investigation.Reading;

namespace Windhover.Core.Investigation;

/// <summary>The hypotheses that investigations weigh.</summary>
public sealed class HypothesisCatalogue
{
    private static readonly Lazy<HypothesisCatalogue> Read = new(ReadShipped);

    private HypothesisCatalogue(IReadOnlyList<Hypothesis> all) => All = all;

    /// <summary>Those that come with the program.</summary>
    public static HypothesisCatalogue Shipped => Read.Value;

    /// <summary>Sorted by id.</summary>
    public IReadOnlyList<Hypothesis> All { get; }

    /// <summary>The hypothesis of an id, or null.</summary>
    public Hypothesis? Find(string id) => All.FirstOrDefault(h => h.Id == id);

    /// <summary>A catalogue of texts by id.</summary>
    /// <exception cref="ModelException">A text is no hypothesis; names every problem.</exception>
    public static HypothesisCatalogue Of(IEnumerable<(string File, string Id, string Text)> texts)
    {
        var found = new List<Hypothesis>();
        var problems = new List<string>();
        foreach (var (file, id, text) in texts)
        {
            try
            {
                found.Add(HypothesisReader.Read(file, id, text));
            }
            catch (ModelException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return problems.Count == 0 ? new HypothesisCatalogue([.. found.OrderBy(h => h.Id, StringComparer.Ordinal)]) : throw new ModelException(problems);
    }

    private static HypothesisCatalogue ReadShipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Of(from name in assembly.GetManifestResourceNames()
                  where name.Contains(".Hypotheses.", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal)
                  select (name, name.Split('.')[^2], Text(assembly, name)));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

using System.Xml;

namespace Windhover.Integrations.Aws.Actions.Api;

/// <summary>
/// An element of an answer, with its children by local name. What is read is bounded: no document type, at most <see cref="MostCharacters"/> characters,
/// <see cref="MostElements"/> elements, <see cref="Deepest"/> deep.
/// </summary>
internal sealed class QueryElement
{
    /// <summary>Most characters of a document, entities expanded.</summary>
    public const long MostCharacters = 32L << 20;

    /// <summary>Most elements of a document.</summary>
    public const int MostElements = 1_000_000;

    /// <summary>Deepest nesting.</summary>
    public const int Deepest = 64;

    private readonly List<QueryElement> children = [];

    private QueryElement(string name) => Name = name;

    /// <summary>Local name.</summary>
    public string Name { get; }

    /// <summary>Its own text; "" for none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The first child of a name; an empty element where there is none.</summary>
    public QueryElement this[string name] => children.Find(c => c.Name == name) ?? new QueryElement(name);

    /// <summary>Children of a name, in their order.</summary>
    public IEnumerable<QueryElement> All(string name) => children.Where(c => c.Name == name);

    /// <summary>True when there is a child of a name.</summary>
    public bool Has(string name) => children.Exists(c => c.Name == name);

    /// <summary>Reads a document.</summary>
    /// <exception cref="XmlException">It is none, or goes beyond what is read.</exception>
    public static QueryElement Parse(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, MaxCharactersFromEntities = 0,
            IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
        });
        var root = new QueryElement("");
        var open = new Stack<QueryElement>([root]);
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MostElements || reader.Depth >= Deepest) throw new XmlException("the answer has more elements, or deeper ones, than are read");
                    var element = new QueryElement(reader.LocalName);
                    open.Peek().children.Add(element);
                    if (!reader.IsEmptyElement) open.Push(element);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Text += reader.Value;
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        }

        return root.children.Count == 1 ? root.children[0] : throw new XmlException("the answer is empty");
    }
}

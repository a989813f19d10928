using System.Text;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>A field of the raw record that the reader added because a model asked for it; may have several values.</summary>
internal sealed class RawField(string path, Symbol key) : Field(Prefix + path)
{
    /// <summary>What stands before the path in a model.</summary>
    public const string Prefix = "raw.";

    public override bool Any(in EventView e, TextTest test)
    {
        Span<char> text = stackalloc char[4096];
        foreach (var attribute in e.Buffer.Attributes(e.Actor))
        {
            if (attribute.Key != key) continue;
            Encoding.UTF8.TryGetChars(attribute.Value, text, out var written); // a value has at most 4,096 bytes
            if (test.Holds(text[..written])) return true;
        }

        return false;
    }

    public override void AddTexts(in EventView e, List<string> texts)
    {
        foreach (var attribute in e.Buffer.Attributes(e.Actor))
        {
            if (attribute.Key == key) texts.Add(Encoding.UTF8.GetString(attribute.Value));
        }
    }

    public override void AddHashes(in EventView e, List<ulong> hashes)
    {
        foreach (var attribute in e.Buffer.Attributes(e.Actor))
        {
            if (attribute.Key == key) hashes.Add(StableHash.Of(attribute.Value));
        }
    }
}

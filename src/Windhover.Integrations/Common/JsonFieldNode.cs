using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Common;

/// <summary>One property name on the way to fields that are wanted; the tree of them is walked beside the record, so that no path is ever written out.</summary>
/// <param name="name">The property's name.</param>
internal sealed class JsonFieldNode(string name)
{
    private readonly List<JsonFieldNode> children = [];
    private (byte[] Name, JsonFieldNode Node)[] table = [];
    private int count;

    /// <summary>The property's name.</summary>
    public string Name { get; } = name;

    /// <summary>The properties below it that lead on.</summary>
    public IReadOnlyList<JsonFieldNode> Children => children;

    /// <summary>Where its value is kept; -1 when it is not.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Whether an object or array is kept as a whole.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The path under which models ask for the value; none when they do not.</summary>
    public Symbol Wanted { get; set; }

    /// <summary>The node of a property below, made when there is none.</summary>
    public JsonFieldNode Child(string childName)
    {
        foreach (var child in children)
        {
            if (child.Name == childName) return child;
        }

        var added = new JsonFieldNode(childName);
        children.Add(added);
        Link(childName, added);
        return added;
    }

    /// <summary>The node of names joined by dots, made when there is none.</summary>
    public JsonFieldNode Path(string path)
    {
        var node = this;
        foreach (var part in path.Split('.')) node = node.Child(part);
        return node;
    }

    /// <summary>Lets a name lead to a node, unless it leads somewhere already.</summary>
    public void Link(string linkName, JsonFieldNode node)
    {
        var key = Encoding.UTF8.GetBytes(linkName);
        if (key.Length == 0 || Find(key) is not null) return;
        if (++count * 2 > table.Length)
        {
            var old = table;
            table = new (byte[], JsonFieldNode)[Math.Max(4, table.Length * 2)];
            foreach (var entry in old)
            {
                if (entry.Node is not null) Place(entry);
            }
        }

        Place((key, node));
    }

    /// <summary>The node of a property below, or null.</summary>
    public JsonFieldNode? Find(ReadOnlySpan<byte> key)
    {
        if (count == 0 || key.IsEmpty) return null;
        for (var i = Start(key); ; i = (i + 1) & (table.Length - 1))
        {
            var (candidate, node) = table[i];
            if (node is null) return null;
            if (key.SequenceEqual(candidate)) return node;
        }
    }

    /// <summary>The node of a property whose name itself holds dots (<c>authorization.k8s.io/decision</c>): its parts are walked as the path's are. Null when there is none.</summary>
    public JsonFieldNode? FindDotted(ReadOnlySpan<byte> key)
    {
        var node = this;
        for (var dot = key.IndexOf((byte)'.'); dot >= 0 && node is { count: > 0 }; dot = key.IndexOf((byte)'.'))
        {
            node = node.Find(key[..dot]);
            key = key[(dot + 1)..];
        }

        return node == this ? null : node?.Find(key);
    }

    private void Place((byte[] Name, JsonFieldNode Node) entry)
    {
        var i = Start(entry.Name);
        while (table[i].Node is not null) i = (i + 1) & (table.Length - 1);
        table[i] = entry;
    }

    private int Start(ReadOnlySpan<byte> key) => (key.Length * 5 + key[0] * 37 + key[^1] * 101 + key[key.Length / 2] * 17) & (table.Length - 1);
}

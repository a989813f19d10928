using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>The fields of an access log's line that models ask for, by the names that the vendor gives its columns.</summary>
internal sealed class LineAttributes
{
    private readonly (int Index, Symbol Name)[] wanted;

    /// <param name="context">What the file is read with.</param>
    /// <param name="names">The names, in the order of the line.</param>
    public LineAttributes(ReaderContext context, IReadOnlyList<string> names) =>
        wanted = [.. names.Select((name, index) => (index, name)).Where(n => context.WantedFields.Contains(n.name)).Select(n => (n.index, context.Symbols.Intern(n.name)))];

    /// <summary>Adds those that a line has.</summary>
    /// <returns>Where they lie.</returns>
    public AttributeRange Add(QuotedFields fields, ReadOnlySpan<byte> line, EventBuffer output)
    {
        output.BeginAttributes();
        foreach (var (index, name) in wanted)
        {
            var value = fields.At(line, index);
            if (!value.IsEmpty) output.AddAttribute(name, value);
        }

        return output.EndAttributes();
    }
}

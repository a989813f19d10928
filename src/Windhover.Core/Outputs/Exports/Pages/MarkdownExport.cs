using System.Text;

namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>Markdown, for tickets and wikis: every sentence ends in footnotes that say what it rests on.</summary>
internal sealed class MarkdownExport : IIncidentExport
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public string Title => "Markdown with footnotes, for tickets and wikis";

    /// <inheritdoc/>
    public string MediaType => "text/markdown; charset=utf-8"; // RFC 7763

    /// <inheritdoc/>
    public string Extension => "md";

    /// <inheritdoc/>
    public byte[] Write(IncidentStory story)
    {
        var page = StoryWriter.Write(story);
        var text = new StringBuilder($"# {MarkdownText.Escape(page.Title)}\n\n");
        Table(text, ["", ""], page.Facts.Select(fact => new[] { fact.Name, fact.Value }));
        foreach (var section in page.Sections) Section(text, section);
        if (page.Notes.Count > 0) text.Append("\n## Facts\n");
        for (var i = 0; i < page.Notes.Count; i++) Note(text, i + 1, page.Notes[i]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Section(StringBuilder text, PageSection section)
    {
        text.Append($"\n## {MarkdownText.Escape(section.Title)}\n\n");
        foreach (var (sentence, notes) in section.Sentences) text.Append("- ").Append(MarkdownText.Escape(sentence)).Append(string.Concat(notes.Select(note => $"[^{note}]"))).Append('\n');
        if (section.Rows.Count == 0) return;
        if (section.Sentences.Count > 0) text.Append('\n');
        Table(text, section.Columns, section.Rows);
    }

    private static void Table(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(text, columns);
        text.Append('|').Insert(text.Length, "---|", columns.Count).Append('\n');
        foreach (var row in rows) Row(text, row);
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(MarkdownText.Escape)).Append(" |\n");

    private static void Note(StringBuilder text, int number, PageNote note)
    {
        text.Append($"\n[^{number}]: {MarkdownText.Escape(note.Text)}");
        if (note.Query.Length > 0) text.Append($" Query {MarkdownText.Code(note.Query)} ({MarkdownText.Escape(note.Period)}).");
        if (note.Alerts.Count > 0) text.Append(" Alerts ").AppendJoin(", ", note.Alerts.Select(MarkdownText.Code)).Append('.');
        if (note.Records.Count > 0) text.Append(" Records ").AppendJoin(", ", note.Records.Select(MarkdownText.Code)).Append('.');
        text.Append('\n');
    }
}

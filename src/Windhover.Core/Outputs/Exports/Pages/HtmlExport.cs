using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>One HTML page that holds everything it needs, to read and to print: no script, no link out of it, and a policy that forbids both.</summary>
internal sealed class HtmlExport : IIncidentExport, IPageExport
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string Title => "One page to read and to print, with nothing in it that runs";

    /// <inheritdoc/>
    public string MediaType => "text/html; charset=utf-8";

    /// <inheritdoc/>
    public string Extension => "html";

    /// <inheritdoc/>
    public string ContentPolicy => PageStyle.ContentPolicy + "; frame-ancestors 'none'; sandbox"; // these two are not read from a page's own head

    /// <inheritdoc/>
    public byte[] Write(IncidentStory story)
    {
        var page = StoryWriter.Write(story);
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{PageStyle.ContentPolicy}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>{Text(page.Title)}</title>\n<style>{PageStyle.Css}</style>\n</head>\n<body>\n<h1>{Text(page.Title)}</h1>\n<dl>\n");
        foreach (var (name, value) in page.Facts) html.Append($"<dt>{Text(name)}</dt><dd>{Text(value)}</dd>\n");
        html.Append("</dl>\n");
        foreach (var section in page.Sections) Section(html, section);
        Notes(html, page.Notes);
        html.Append("<footer>Written by Windhover. Times are UTC; queries are addresses of its server.</footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Section(StringBuilder html, PageSection section)
    {
        html.Append($"<h2>{Text(section.Title)}</h2>\n");
        foreach (var (sentence, notes) in section.Sentences)
            html.Append($"<p>{Text(sentence)}{string.Concat(notes.Select(note => $"<sup><a href=\"#fact-{note}\">{note}</a></sup>"))}</p>\n");
        if (section.Rows.Count == 0) return;
        html.Append($"<table>\n<thead><tr>{string.Concat(section.Columns.Select(column => $"<th scope=\"col\">{Text(column)}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in section.Rows) html.Append($"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>\n");
        html.Append("</tbody>\n</table>\n");
    }

    private static void Notes(StringBuilder html, IReadOnlyList<PageNote> notes)
    {
        if (notes.Count == 0) return;
        html.Append("<h2>Facts</h2>\n<ol>\n");
        for (var i = 0; i < notes.Count; i++)
        {
            var note = notes[i];
            html.Append($"<li id=\"fact-{i + 1}\">{Text(note.Text)}");
            if (note.Query.Length > 0) html.Append($"<br>Query {Code(note.Query)} ({Text(note.Period)})");
            if (note.Alerts.Count > 0) html.Append($"<br>Alerts {string.Join(", ", note.Alerts.Select(Code))}");
            if (note.Records.Count > 0) html.Append($"<br>Records {string.Join(", ", note.Records.Select(Code))}");
            html.Append("</li>\n");
        }

        html.Append("</ol>\n");
    }

    private static string Text(string text) => Encoder.Encode(ExportText.Plain(text));

    private static string Code(string text) => $"<code>{Text(text)}</code>";
}

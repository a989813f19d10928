using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>Title and text of what is sent to people, from the settings <c>title</c> and <c>text</c>.</summary>
/// <param name="settings">The output's settings.</param>
/// <exception cref="CollectorSettingsException">A template names a value that there is not.</exception>
public sealed class OutputTexts(CollectorSettings settings)
{
    /// <summary>The title of a kind that says nothing else.</summary>
    public const string DefaultTitle = "{{headline}}: {{incident.title}} ({{incident.severity}})";

    /// <summary>The text of a kind that says nothing else.</summary>
    public const string DefaultText = """
        {{notes}}
        {{incident.summary}}

        Severity {{incident.severity}}, verdict {{incident.verdict}}, score {{incident.score}}.
        Who and what: {{incident.entities}}
        From {{incident.start_time}} to {{incident.end_time}}.
        {{more}}
        """;

    private readonly OutputTemplate title = new(settings["title"], "title");
    private readonly OutputTemplate text = new(settings["text"], "text");

    /// <summary>The two settings.</summary>
    public static IReadOnlyList<CollectorSetting> Settings { get; } =
    [
        new("title", "Title of a message, with places for values as `{{incident.title}}`. Names: " + string.Join(", ", OutputValues.Names) + ".", DefaultTitle),
        new("text", "Text of a message, with the same places. A line whose places are all empty is left out.", DefaultText),
    ];

    /// <summary>The title, on one line.</summary>
    /// <param name="message">What is told.</param>
    /// <param name="escape">Makes a value harmless where it goes.</param>
    /// <param name="most">At most this many letters, after escaping.</param>
    public string Title(OutputMessage message, Func<string, string> escape, int most) => OutputText.OneLine((message.IsTest ? "[TEST] " : "") + title.Fill(message, escape), most);

    /// <summary>The text.</summary>
    /// <param name="message">What is told.</param>
    /// <param name="escape">Makes a value harmless where it goes.</param>
    /// <param name="most">At most this many letters, after escaping.</param>
    public string Text(OutputMessage message, Func<string, string> escape, int most) => OutputText.Lines(text.Fill(message, escape), most);
}

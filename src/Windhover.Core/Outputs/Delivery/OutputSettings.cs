using System.Globalization;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>What every output may be set.</summary>
public static class OutputSettings
{
    /// <summary>Severity from which incidents are told.</summary>
    public const string AtLeast = "at_least";

    /// <summary>Verdicts of which incidents are told.</summary>
    public const string Verdicts = "verdicts";

    /// <summary>Providers whose logs an incident has to come from.</summary>
    public const string Providers = "providers";

    /// <summary>Whether actions are told.</summary>
    public const string Actions = "actions";

    /// <summary>The limit.</summary>
    public const string AnHour = "messages_per_hour";

    /// <summary>The common settings with the defaults of a kind.</summary>
    public static IReadOnlyList<CollectorSetting> Common(OutputKindDescriptor kind) =>
    [
        new(AtLeast, "Severity from which an incident is told: `informational`, `low`, `medium`, `high` or `critical`.", kind.AtLeast.ToString().ToLowerInvariant()),
        new(Verdicts, "Verdicts of which an incident is told, as `suspicious, malicious`. Empty for all.", ""),
        new(Providers, "Providers whose logs an incident has to come from: the first part of a source's name. Empty for all.", ""),
        new(Actions, "`true` to tell also that an action is proposed or stands.", "true"),
        new(AnHour, "Messages an hour, 0 to 3600; what is beyond waits, and new incidents that wait are told in one message. 0 for no limit.", kind.MessagesAnHour.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Reads a yes or no.</summary>
    /// <exception cref="CollectorSettingsException">It is neither.</exception>
    public static bool Flag(this CollectorSettings settings, string name) => settings[name] switch
    {
        "true" => true,
        "false" => false,
        _ => throw new CollectorSettingsException(name, "expected true or false"),
    };

    /// <summary>Reads one of some names.</summary>
    /// <exception cref="CollectorSettingsException">It is none of them.</exception>
    public static string OneOf(this CollectorSettings settings, string name, params IReadOnlyList<string> names) =>
        names.Contains(settings[name], StringComparer.Ordinal) ? settings[name] : throw new CollectorSettingsException(name, $"expected one of {string.Join(", ", names)}");
}
